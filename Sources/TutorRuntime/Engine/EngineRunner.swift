import Progress
import Sandbox
import TutorCore

/// Does what the engine's pane asks for: watches the engine for the lesson that is open, and lets go of it when that is left.
@MainActor final class EngineRunner {
    let mailbox: Mailbox
    let environment: [String: String]
    let directories: Directories
    private var watch: EngineWatch?
    private(set) var lesson: LessonID?
    /// What was begun and has not come to its end: in this order, so that nothing overtakes.
    private var before: Task<Void, Never>?

    init(directories: Directories, environment: [String: String] = ProcessEnvironment.current, mailbox: Mailbox) {
        self.directories = directories
        self.environment = environment
        self.mailbox = mailbox
    }

    func start(_ effect: EngineEffect) {
        switch effect {
        case .watch(let lesson, let images): begin(lesson, images)
        case .leave: leave()
        case .look(let sight):
            inOrder { watch, _ in
                await watch.look(isSeen: sight.isSeen, showsAll: sight.showsAll)
                await watch.follow(sight.log)
            }
        case .adopt(let objects): adopt(objects)
        case .findOwner(let kind, let name): findOwner(kind, name)
        case .tryAgain: inOrder { watch, _ in await watch.tryAgain() }
        case .act(let action):
            aside { watch, say in say(.acted(await watch.perform(action))) }
        case .inspect(let mark):
            aside { watch, say in
                do throws(EngineError) {
                    say(.inspected(mark, InspectTree(try await watch.inspect(mark.kind, mark.id))))
                } catch {
                    say(.unseen(mark, EngineWords.about(error)))
                }
            }
        case .layers(let mark):
            guard let lesson else { return }
            let workspace = Workspace(data: directories.data, course: lesson.course, lesson: lesson.lesson)
            aside { watch, say in
                do throws(EngineError) {
                    say(.layered(mark, try await watch.layers(of: mark.id, dockerfiles: BuildStep.dockerfiles(in: workspace))))
                } catch {
                    say(.unseen(mark, EngineWords.about(error)))
                }
            }
        }
    }

    /// Waits until all that ran for the lesson has ended.
    func close() async {
        leave()
        await before?.value
    }

    private func begin(_ lesson: LessonID, _ images: [String]) {
        leave()
        self.lesson = lesson
        let (mailbox, environment) = (mailbox, environment)
        let scope = InventoryScope(course: lesson.course, lesson: lesson.lesson, images: images, directories: directories)
        let watch = EngineWatch(scope: scope, environment: environment) { report in
            switch report {
            case .holds(let inventory): mailbox.post(.engine(lesson, .holds(inventory)))
            case .lost(let diagnosis): mailbox.post(.engine(lesson, .lost(EngineTrouble(diagnosis))))
            case .uses(let usages): mailbox.post(.engine(lesson, .uses(usages)))
            case .logs(let tail): mailbox.post(.engine(lesson, .logs(tail)))
            case .newcomers(let objects): mailbox.post(.engine(lesson, .newcomers(objects)))
            }
        }
        self.watch = watch
        inOrder { watch, _ in await watch.start() }
    }

    private func leave() {
        guard let watch else { return }
        self.watch = nil
        lesson = nil
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

    /// Something whose answer may come whenever it is there.
    @discardableResult
    func aside(_ work: @escaping Work) -> Task<Void, Never>? {
        guard let watch, let lesson else { return nil }
        return Task.detached { [mailbox] in
            await work(watch) { mailbox.post(.engine(lesson, $0)) }
        }
    }
}
