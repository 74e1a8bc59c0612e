import Course
import Glibc
import Grading
import Progress
import Sandbox
import Terminal
import TutorCore
import TutorRuntime
import TutorView

/// Presents a lesson until the presenter quits. The demo has a database, files, a history, and progress of its own, which are deleted at the
/// end.
///
/// - Parameters:
///   - section: The section to begin with, from 0.
///   - minutes: The time available; steps that don't fit into it are left out.
///   - handout: The folder for what was run and shown, if it's wanted.
func launchPresentation(
    _ summary: LessonSummary, fromSection section: Int, minutes: Int?, handout: OutputFolder?, _ context: Context
) async throws -> ExitStatus {
    guard context.hasScreen else { throw CommandLineError("a demo needs a terminal on standard input and output") }
    try context.directories.create()
    guard let folder = try PresentationFolder(in: context.directories) else {
        throw CommandLineError("another demo is in progress. End it first, or use another folder with --data DIR")
    }
    defer { folder.close() }
    let sandbox = context.sandbox(presents: true)
    let services = Services(
        catalog: Catalog(root: try context.courseRoot(), cache: context.directories.cache),
        progress: try ProgressLog(path: folder.directories.data + "/progress.sqlite"), sandbox: sandbox, judge: Judge(sandbox: sandbox),
        trust: context.trust, trustsAll: context.trusts, directories: folder.directories)
    // A lesson that can't be read is reported before the screen opens.
    let lesson = try services.catalog.lesson(summary)
    var presenting = Presenting()
    presenting.firstSection = section
    let presentation = Presentation(lesson)
    presenting.plan = presentation.seconds(in: lesson)
    if let minutes { presenting.leftOut = presentation.leftOut(for: minutes, seconds: presenting.plan, in: lesson) }
    var session = TutorSession(
        services: services, configuration: context.configuration, asked: summary, start: nil, console: nil, presenting: presenting)
    let link = PresentationLink(folder, handout == nil ? nil : Handout(of: lesson))
    session.link = link
    session.afterScreen = {
        guard let handout, let pages = link.handout else { return }
        context.output.print("Saving the handout in \(handout.path).")
        context.output.flush()
        let files = pages.files()
        try handout.write(files)
        context.output.print("Handout saved: \(files.count - 1) pictures and \(handout.path)/\(Handout.name)")
        context.output.flush()
    }
    try await session.run()
    return .done
}

/// Connects a demo with the terminal that shows the notes.
@TutorActor final class PresentationLink {
    private let folder: PresentationFolder
    private var last: NotesPage?
    /// `nil` if none is wanted.
    private(set) var handout: Handout?

    nonisolated init(_ folder: PresentationFolder, _ handout: Handout?) {
        self.folder = folder
        self.handout = handout
    }

    func connect(_ app: App, _ mailbox: Mailbox) {
        app.onFrame = { [weak self] model, canvas in
            self?.show(model, canvas)
            if let self, let presenting = model.presenting, presenting.hasNotes != self.folder.hasNotes {
                mailbox.post(.notesOpened(!presenting.hasNotes))
            }
            self?.handout?.note(model, size: canvas.size)
        }
        folder.listen { line in
            if let key = KeyName(line) { mailbox.post(.presenterPressed(key.event)) }
        }
    }

    private func show(_ model: Model, _ canvas: Canvas) {
        var shown = canvas
        if model.presenting?.isBlank == true {
            var next = model
            next.presenting?.isBlank = false
            shown = Renderer().frame(of: next, size: canvas.size, theme: .mono).canvas
        }
        guard var page = NotesPage(model, screen: (0..<shown.size.height).map(shown.row), now: time(nil)) else { return }
        // Rounded once, so that the clock never goes back.
        page.began = last?.began ?? page.began
        if page == last { return }
        last = page
        folder.show(page.json)
    }
}
