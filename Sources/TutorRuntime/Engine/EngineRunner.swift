import Course
import EngineValues
import Progress
import Sandbox
import Synchronization
import TutorCore

/// Runs the effects of the engine pane: watches the engine for the open lesson, and stops when the lesson is left.
@TutorActor final class EngineRunner {
    private let mailbox: Mailbox
    private let directories: Directories
    private var watch: EngineWatch?
    private var lesson: LessonID?
    /// What happened to the engine's containers while the lesson was open.
    var events: ContainerEvents { watch?.happened ?? ContainerEvents() }
    private var first: FirstReport?
    /// The sockets of the lessons that were opened.
    private var guards: [LessonID: LessonGuard] = [:]
    /// The last task that must run in order: each one waits for the previous one.
    private var before: Task<Void, Never>?

    init(directories: Directories, mailbox: Mailbox) {
        self.directories = directories
        self.mailbox = mailbox
    }

    func start(_ effect: EngineEffect) {
        switch effect {
        case .watch(let lesson, let images, let names): begin(lesson, images, names)
        case .leave: leave()
        case .look(let sight):
            inOrder { watch in
                await watch.look(isSeen: sight.isSeen, showsAll: sight.showsAll)
                await watch.follow(sight.log)
            }
        case .tryAgain: inOrder { await $0.tryAgain() }
        case .catchUp: inOrder { await $0.catchUp() }
        case .act(let action):
            guard let watch, let lesson else { return }
            mailbox.work { [mailbox] in mailbox.post(.engine(lesson, .acted(await watch.perform(action)))) }
        }
    }

    /// Waits until all ordered tasks for the lesson have ended.
    func close() async {
        leave()
        await before?.value
        guards = [:]
    }

    private func begin(_ lesson: LessonID, _ images: [String], _ names: [String]) {
        leave()
        self.lesson = lesson
        let mailbox = mailbox
        let scope = InventoryScope(
            course: lesson.course, lesson: lesson.lesson, images: images, names: names, directories: directories)
        let first = FirstReport(mailbox)
        self.first = first
        let watch = EngineWatch(scope: scope) { report in
            switch report {
            case .holds(let inventory): mailbox.post(.engine(lesson, .holds(inventory)))
            case .lost(let diagnosis): mailbox.post(.engine(lesson, .lost(EngineTrouble(diagnosis))))
            case .uses(let usages): mailbox.post(.engine(lesson, .uses(usages)))
            case .logs(let tail): mailbox.post(.engine(lesson, .logs(tail)))
            }
            first.end()
        }
        self.watch = watch
        inOrder { await $0.start() }
    }

    private func leave() {
        guard let watch else { return }
        self.watch = nil
        lesson = nil
        first?.end()
        let before = before
        self.before = Task {
            await before?.value
            await watch.stop()
        }
    }

    /// Runs work for the lesson after all that was begun before.
    private func inOrder(_ work: @escaping @Sendable (EngineWatch) async -> Void) {
        guard let watch else { return }
        let last = before
        before = mailbox.work {
            await last?.value
            await work(watch)
        }
    }
}

/// The work of finding out whether there is an engine. It ends with the first report.
private final class FirstReport: Sendable {
    private let mailbox: Mailbox
    private let isOver = Mutex(false)

    init(_ mailbox: Mailbox) {
        self.mailbox = mailbox
        mailbox.beginWork()
    }

    func end() {
        let wasOver = isOver.withLock { isOver in
            defer { isOver = true }
            return isOver
        }
        if !wasOver { mailbox.endWork() }
    }
}

/// Who created the objects in the engine.
extension EngineRunner {
    /// The lesson's sockets to the engine. They stay until calf ends, because shells and containers may still use them.
    func guarded(_ lesson: Lesson, on engine: Engine?) async throws -> LessonGuard? {
        guard let engine, lesson.engine.hasContainers else { return nil }
        let id = LessonID(course: lesson.course, lesson: lesson.id)
        if let known = guards[id] { return known }
        let scope = LessonScope(course: lesson.course, lesson: lesson.id, directories: directories)
        let workspace = Workspace(data: directories.data, course: lesson.course, lesson: lesson.id)
        let made = try await LessonGuard(
            scope, on: engine, folder: workspace.folder, for: lesson, notice: { [mailbox] in mailbox.post(.troubled($0)) })
        guards[id] = guards[id] ?? made
        return guards[id]
    }
}
