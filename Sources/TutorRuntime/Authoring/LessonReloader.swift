import Course
import Progress
import Sandbox
import TutorCore

/// Reads the open lesson's file again whenever it changes.
actor LessonReloader {
    private let catalog: Catalog
    private let mailbox: Mailbox
    private var live: LiveLesson?
    private var id: LessonID?
    private var watch: FolderWatch?

    init(catalog: Catalog, mailbox: Mailbox) {
        self.catalog = catalog
        self.mailbox = mailbox
    }

    /// Follows this lesson, and no other any more.
    func follow(_ summary: LessonSummary) {
        guard id != summary.progressID else { return }
        id = summary.progressID
        let name = LessonReader.Name(course: summary.course, module: summary.module, id: summary.id, number: summary.number)
        var live = LiveLesson(path: summary.path, name: name)
        // That was read just now, to be opened.
        _ = live.readIfChanged()
        self.live = live
        let watch = FolderWatch { [weak self] in Task { await self?.look() } }
        if let slash = summary.path.lastIndex(of: "/") { _ = watch.add(String(summary.path[..<slash])) }
        self.watch = watch
    }

    private func look() {
        guard let id, let reading = live?.readIfChanged() else { return }
        let lesson = reading.messages.hasErrors ? nil : reading.lesson
        mailbox.post(
            .lessonReloaded(
                id, lesson, findings: reading.messages.map { "\($0.severity.rawValue) in line \($0.location.line): \($0.text)" }))
        // So that the list of lessons is right as well.
        _ = catalog.refresh()
    }
}
