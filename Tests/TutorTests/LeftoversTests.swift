import Course
import DockerCLI
import Sandbox
import Terminal
import Testing
import TutorCore
import TutorView

@Suite struct LeftoversTests {
    /// A container lesson is open.
    private func stage(_ engine: Lesson.Engine = .docker) throws -> Stage {
        var stage = try Stage()
        stage.model.lesson?.lesson.engine = engine
        return stage
    }

    private func leftovers(_ stage: Stage, _ reason: Leftovers.Reason, count: Int = 2) throws -> Leftovers {
        let objects = (0..<count).map { number in
            OwnedObject(lesson: "islands/ferries", object: EngineObject(.container, id: "\(number)", name: "web\(number)\u{1B}[31m"))
        }
        return Leftovers(lesson: try #require(stage.model.lesson?.summary), reason: reason, objects: objects)
    }

    @Test func `before the end of a container lesson its things are looked for, and where there are none it ends`() throws {
        var stage = try stage()
        stage.press("q")
        let summary = try #require(stage.model.lesson?.summary)
        #expect(stage.effects.contains(.lookForLeftovers(summary, .quit)) && !stage.effects.contains(.quit))
        stage.step(.leftoversFound(try leftovers(stage, .quit, count: 0)))
        #expect(stage.effects.contains(.quit))
    }

    @Test func `a lesson without containers ends at once`() throws {
        var stage = try stage(.postgresql)
        stage.press("q")
        #expect(stage.effects.contains(.quit))
    }

    @Test func `what is still there is named, harmlessly, and removed only on yes`() throws {
        var stage = try stage()
        let found = try leftovers(stage, .quit, count: 12)
        stage.step(.leftoversFound(found))
        let screen = stage.screen
        #expect(screen.contains("Left over from Ferries: 12 containers.") && screen.contains("container web0"))
        #expect(screen.contains("and 4 more") && !screen.contains("\u{1B}"))
        var keeping = stage
        keeping.press("k")
        #expect(keeping.effects.contains(.quit))
        stage.press("r")
        #expect(stage.effects == [.removeLeftovers(found)])
        stage.step(.leftoversRemoved(found, RemovalReport(removed: found.objects)))
        #expect(stage.effects.contains(.quit))
    }

    @Test func `what could not be removed is said, and the tutor does not end over it`() throws {
        var stage = try stage()
        let found = try leftovers(stage, .quit)
        let kept = RemovalReport.Kept(object: found.objects[0], reason: .refused("volume is in use\u{1B}[0m"))
        stage.step(.leftoversRemoved(found, RemovalReport(kept: [kept])))
        #expect(!stage.effects.contains(.quit))
        let notice = try #require(stage.model.notice)
        #expect(notice.text.contains("stays: volume is in use") && notice.isTrouble && !notice.text.contains("\u{1B}"))
    }

    @Test func `another lesson opens at once, and the one before is asked about behind it`() throws {
        var stage = try stage()
        let before = try #require(stage.model.lesson)
        var next = before
        next.summary = try #require(before.next)
        stage.step(.lessonOpened(OpenedLesson(state: next, drafts: [:])))
        #expect(stage.effects.contains(.lookForLeftovers(before.summary, .left)))
        #expect(stage.model.lesson?.id == next.id)
        stage.step(.leftoversFound(Leftovers(lesson: before.summary, reason: .left, objects: [])))
        #expect(stage.model.overlay == nil && stage.effects.isEmpty)
    }

    @Test func `starting over removes what the lesson has made`() throws {
        var stage = try stage()
        stage.press("F8", "c")
        let summary = try #require(stage.model.lesson?.summary)
        #expect(stage.effects.contains(.lookForLeftovers(summary, .startOver)) && !stage.effects.contains(.resetData(summary)))
    }
}
