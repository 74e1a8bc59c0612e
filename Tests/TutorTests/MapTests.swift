import Course
import Progress
import Terminal
import TestSupport
import Testing
import Tutor

struct MapTests {
    private func stage(width: Int = 120, height: Int = 40, lessons count: Int = 21) -> Model {
        var model = Model(size: Size(width: width, height: height), theme: .monochrome)
        let lessons = (1...count).map { number in
            LessonSummary(
                course: "islands", module: "sea", id: "lesson-\(number)", number: number, title: "Lesson \(number)",
                idea: "Do thing \(number)", minutes: 20, engine: .postgresql, exercises: ["a", "b"], path: "\(number).md")
        }
        let entry = MapState.Entry(
            course: "islands", courseTitle: "Islands", module: "sea", number: 4, title: "Sea", lessonCount: count, doneCount: 1)
        let land = MapState.Entry(
            course: "islands", courseTitle: "Islands", module: "land", number: 5, title: "Land", lessonCount: 3, doneCount: 0)
        _ = model.update(
            .mapLoaded(
                MapContents(
                    entries: [entry, land], open: 0, window: Array(lessons.prefix(200)), windowStart: 0, next: lessons[1], nextIndex: 1,
                    progress: [:], activity: Activity(days: [], today: 0), troubles: [])))
        return model
    }

    @Test(arguments: [(80, 24), (120, 40), (200, 60)])
    func `the map looks as it should`(width: Int, height: Int) {
        expectSnapshot(stage(width: width, height: height).view().canvas.plainText, named: "map-\(width)x\(height)")
    }

    @Test func `the map opens on the next lesson, and Enter opens that`() {
        var model = stage()
        let effects = model.update(.input(.key(KeyEvent(.enter))))
        #expect(effects.contains { if case .openLesson(let lesson) = $0 { lesson.id == "lesson-2" } else { false } })
    }

    @Test func `another module's lessons are asked for when it is opened`() {
        var model = stage()
        let effects = model.update(.input(.key(KeyEvent(.right))))
        #expect(effects.contains { if case .loadLessons(1, "islands", "land", 0, _) = $0 { true } else { false } })
    }

    @Test func `Enter on a lesson that is still being read opens it when it comes`() {
        var model = stage()
        _ = model.update(.input(.key(KeyEvent(.right))))
        #expect(model.update(.input(.key(KeyEvent(.enter)))).isEmpty)
        let lesson = LessonSummary(
            course: "islands", module: "land", id: "hills", number: 1, title: "Hills", idea: "Climb", minutes: 5, engine: .postgresql,
            exercises: [], path: "hills.md")
        #expect(model.update(.lessonsLoaded(entry: 1, start: 0, [lesson])) == [.openLesson(lesson)])
    }

    @Test func `ten thousand lessons are asked for a window at a time`() {
        var model = stage(lessons: 10_000)
        let effects = model.update(.input(.key(KeyEvent(.end))))
        guard case .loadLessons(_, _, _, let start, let count)? = effects.first else {
            Issue.record("no window was asked for")
            return
        }
        #expect(start > 9000 && count < 500)
        #expect(model.map.marked == 9999)
    }

    @Test func `a key that can do nothing says why`() {
        var model = stage()
        _ = model.update(.input(.key(KeyEvent(.function(6)))))
        #expect(model.view().canvas.plainText.contains("Open one first."))
    }

    @Test func `the menu lists everything and does what its letter says`() {
        var model = stage()
        _ = model.update(.input(.key(.control("g"))))
        #expect(model.view().canvas.plainText.contains("Find a lesson"))
        let effects = model.update(.input(.key(.character("Q"))))
        #expect(effects.contains(.quit))
    }

    @Test func `a click on a lesson marks it and a second one opens it`() throws {
        var model = stage()
        let target = try #require(model.view().targets.first { $0.meaning == .mapLesson(4) })
        let click = InputEvent.mouse(MouseEvent(.press, at: Point(x: target.area.x + 5, y: target.area.y)))
        _ = model.update(.input(click))
        #expect(model.map.marked == 4)
        let effects = model.update(.input(click))
        #expect(effects.contains { if case .openLesson(let lesson) = $0 { lesson.id == "lesson-5" } else { false } })
    }
}
