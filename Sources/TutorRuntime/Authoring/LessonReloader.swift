import Course
import Progress
import Sandbox
import TutorCore

/// Reloads the open lesson's file whenever it changes.
actor LessonReloader {
    private let services: Services
    private let mailbox: Mailbox
    private var live: LiveLesson?
    private var id: LessonID?
    private var path = ""
    private var watch: FolderWatch?

    init(_ services: Services, mailbox: Mailbox) {
        self.services = services
        self.mailbox = mailbox
    }

    /// Follows this lesson instead of any other.
    func follow(_ summary: LessonSummary) {
        guard id != summary.progressID else { return }
        id = summary.progressID
        path = summary.path
        let name = LessonReader.Name(course: summary.course, module: summary.module, id: summary.id, number: summary.number)
        // The current contents were just read in order to open the lesson.
        live = LiveLesson(path: summary.path, name: name, isKnown: true)
        let watch = FolderWatch { [weak self] in Task { await self?.look() } }
        if let slash = summary.path.lastIndex(of: "/") { _ = watch.add(String(summary.path[..<slash])) }
        self.watch = watch
    }

    private func look() {
        guard let id, let reading = live?.readIfChanged() else { return }
        do {
            let lesson = reading.messages.hasErrors ? nil : try reading.lesson.map(services.ports.applied)
            // An upgrade changes shipped lessons, and what a linter only advises is nothing to their readers.
            let isShipped = services.catalog.root.isShipped(path)
            let findings = reading.messages.filter { !isShipped || $0.severity == .error }
            mailbox.post(
                .lessonReloaded(
                    id, lesson, findings: findings.map { "\($0.severity.rawValue) in line \($0.location.line): \($0.text)" }))
        } catch {
            mailbox.post(.trouble(from: error))
        }
        // Keeps the lesson list up to date as well.
        _ = services.catalog.refresh()
    }
}
