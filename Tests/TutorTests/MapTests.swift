import Course
import Progress
import Terminal
import TestSupport
import Testing
import TutorCore
import TutorView

struct MapTests {
    private struct Stage: TutorStage {
        var model = Model()
        var size: Size
        var effects: [Effect] = []
        let renderer = Renderer()
    }

    private func stage(width: Int = 120, height: Int = 40, lessons count: Int = 21) -> Stage {
        var stage = Stage(size: Size(width: width, height: height))
        let lessons = (1...count).map { number in
            LessonSummary(
                course: "islands", module: "sea", id: "lesson-\(number)", number: number, title: "Lesson \(number)",
                idea: "Do thing \(number)", minutes: 20, engine: .postgresql, exercises: ["a", "b"], path: "\(number).md")
        }
        let entry = MapState.Entry(
            course: "islands", courseTitle: "Islands", module: "sea", number: 4, title: "Sea", lessonCount: count, doneCount: 1)
        let land = MapState.Entry(
            course: "islands", courseTitle: "Islands", module: "land", number: 5, title: "Land", lessonCount: 3, doneCount: 0)
        stage.step(
            .mapLoaded(
                MapContents(
                    entries: [entry, land], open: 0, window: Array(lessons.prefix(200)), windowStart: 0, next: lessons[1], nextIndex: 1,
                    progress: [:], activity: Activity(days: [], today: 0), troubles: [])))
        return stage
    }

    @Test(arguments: [(80, 24), (120, 40), (200, 60)])
    func `the map looks as it should`(width: Int, height: Int) {
        expectSnapshot(stage(width: width, height: height).screen, named: "map-\(width)x\(height)")
    }

    @Test func `the map opens on the next lesson, and Enter opens that`() {
        var stage = stage()
        stage.step(.key(KeyEvent(.enter)))
        #expect(stage.effects.contains { if case .openLesson(let lesson) = $0 { lesson.id == "lesson-2" } else { false } })
    }

    @Test func `another module's lessons are asked for when it is opened`() {
        var stage = stage()
        stage.step(.key(KeyEvent(.right)))
        #expect(stage.effects.contains { if case .loadLessons(1, "islands", "land", 0, _) = $0 { true } else { false } })
    }

    @Test func `Enter on a lesson that is still being read opens it when it comes`() {
        var stage = stage()
        stage.step(.key(KeyEvent(.right)))
        stage.step(.key(KeyEvent(.enter)))
        #expect(stage.effects.isEmpty)
        let lesson = LessonSummary(
            course: "islands", module: "land", id: "hills", number: 1, title: "Hills", idea: "Climb", minutes: 5, engine: .postgresql,
            exercises: [], path: "hills.md")
        stage.step(.lessonsLoaded(entry: 1, start: 0, [lesson]))
        #expect(stage.effects == [.openLesson(lesson)])
    }

    @Test func `ten thousand lessons are asked for a window at a time`() {
        var stage = stage(lessons: 10_000)
        stage.step(.key(KeyEvent(.end)))
        guard case .loadLessons(_, _, _, let start, let count)? = stage.effects.first else {
            Issue.record("no window was asked for")
            return
        }
        #expect(start > 9000 && count < 500)
        #expect(stage.model.map.marked == 9999)
    }

    @Test func `a key that can do nothing says why`() {
        var stage = stage()
        stage.step(.key(KeyEvent(.function(6))))
        #expect(stage.screen.contains("Open one first."))
    }

    @Test func `the menu lists everything and does what its letter says`() {
        var stage = stage()
        stage.step(.key(.control("g")))
        #expect(stage.screen.contains("Find a lesson"))
        stage.step(.key(.character("Q")))
        #expect(stage.effects.contains(.quit))
    }

    @Test func `a click on a lesson marks it and a second one opens it`() throws {
        var stage = stage()
        stage.click(.mapLesson(4))
        #expect(stage.model.map.marked == 4)
        stage.click(.mapLesson(4))
        #expect(stage.effects.contains { if case .openLesson(let lesson) = $0 { lesson.id == "lesson-5" } else { false } })
    }
}
