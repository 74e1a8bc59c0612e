import Course
import EngineValues
import Progress
import Sandbox
import Synchronization
import TutorCore

/// Runs the effects of the engine pane: watches the engine for the open lesson, and stops when the lesson is left.
@TutorActor final class EngineRunner {
    let mailbox: Mailbox
    let environment: [String: String]
    let directories: Directories
    private var watch: EngineWatch?
    private(set) var lesson: LessonID?
    /// What happened to the engine's containers while the lesson was open.
    var events: ContainerEvents { watch?.happened ?? ContainerEvents() }
    private var first: FirstReport?
    /// The sockets of the lessons that were opened.
    var guards: [LessonID: LessonGuard] = [:]
    /// The last task that must run in order: each one waits for the previous one.
    private var before: Task<Void, Never>?

    init(directories: Directories, environment: [String: String] = ProcessEnvironment.current, mailbox: Mailbox) {
        self.directories = directories
        self.environment = environment
        self.mailbox = mailbox
    }

    func start(_ effect: EngineEffect) {
        switch effect {
        case .watch(let lesson, let images, let names): begin(lesson, images, names)
        case .leave: leave()
        case .look(let sight):
            inOrder { watch, _ in
                await watch.look(isSeen: sight.isSeen, showsAll: sight.showsAll)
                await watch.follow(sight.log)
            }
        case .tryAgain: inOrder { watch, _ in await watch.tryAgain() }
        case .catchUp: inOrder { watch, _ in await watch.catchUp() }
        case .act(let action):
            aside { watch, say in say(.acted(await watch.perform(action))) }
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
        let (mailbox, environment) = (mailbox, environment)
        let scope = InventoryScope(
            course: lesson.course, lesson: lesson.lesson, images: images, names: names, directories: directories)
        let first = FirstReport(mailbox)
        self.first = first
        let watch = EngineWatch(scope: scope, environment: environment) { report in
            switch report {
            case .holds(let inventory): mailbox.post(.engine(lesson, .holds(inventory)))
            case .lost(let diagnosis): mailbox.post(.engine(lesson, .lost(EngineTrouble(diagnosis))))
            case .uses(let usages): mailbox.post(.engine(lesson, .uses(usages)))
            case .logs(let tail): mailbox.post(.engine(lesson, .logs(tail)))
            }
            first.end()
        }
        self.watch = watch
        inOrder { watch, _ in await watch.start() }
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

    typealias Work =
        @Sendable (
            EngineWatch, _ say: @escaping @Sendable (EngineMessage) -> Void
        ) async -> Void

    func inOrder(_ work: @escaping Work) {
        let last = before
        before = aside {
            await last?.value
            await work($0, $1)
        }
    }

    /// Runs work in no particular order.
    @discardableResult
    func aside(_ work: @escaping Work) -> Task<Void, Never>? {
        guard let watch, let lesson else { return nil }
        mailbox.beginWork()
        return Task.detached { [mailbox] in
            await work(watch) { mailbox.post(.engine(lesson, $0)) }
            mailbox.endWork()
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
