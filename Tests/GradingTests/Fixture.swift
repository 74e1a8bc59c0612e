import Course
import Grading
import Sandbox
import TestSupport
import Testing
import Verdicts

/// A server for the tests of a suite: one that all suites share, or one of its own.
struct RealServer: SuiteTrait, TestScoping {
    @TaskLocal static var world: World?
    let isShared: Bool

    struct World: Sendable {
        let folder: ScratchFolder
        let sandbox: Sandbox
        let judge: Judge
        let dataset: DatasetSource

        init() {
            folder = ScratchFolder()
            var options = SandboxOptions()
            options.executable = Executable.calf
            options.programsRoot = PreparedCluster.programs
            sandbox = Sandbox(directories: Directories(environment: ["CALF_HOME": folder.path + "/home"]), options: options)
            judge = Judge(sandbox: sandbox)
            dataset = DatasetSource(name: "market", path: folder.write(market.utf8, to: "market.sql"))
        }

        /// The same server and data as another process would use them, with other options.
        init(beside other: World, _ change: (inout SandboxOptions) -> Void) {
            folder = other.folder
            var options = other.sandbox.options
            change(&options)
            sandbox = Sandbox(directories: other.sandbox.directories, options: options)
            judge = Judge(sandbox: sandbox)
            dataset = other.dataset
        }
    }

    /// The world of all suites that don't harm it, removed however the tests end.
    private static let shared: World = {
        let world = World()
        _ = Companion(
            """
            echo "$1"
            exec 1>&-
            read -r line || true
            CALF_HOME=$1/home "$2" uninstall --yes >/dev/null
            rm -rf "$1"
            """, world.folder.path, Executable.calf)
        return world
    }()

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        if isShared { return try await Self.$world.withValue(Self.shared) { try await function() } }
        let world = World()
        do {
            try await Self.$world.withValue(world) { try await function() }
        } catch {
            try await world.sandbox.uninstall()
            throw error
        }
        await world.judge.close()
        try await world.sandbox.uninstall()
    }
}

extension Trait where Self == RealServer {
    /// A server shared with other suites. What their tests did must not show.
    static var realServer: RealServer { RealServer(isShared: true) }
    /// A server of its own, for a suite that harms it or looks at its files.
    static var ownServer: RealServer { RealServer(isShared: false) }
}

/// A judge that lets an answer run for two seconds, for a test of answers that never end.
struct ImpatientJudge: TestTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        let world = RealServer.World(beside: try #require(RealServer.world)) { options in
            options.answerSeconds = 2
            options.terminationSeconds = 1
        }
        try await RealServer.$world.withValue(world) { try await function() }
        await world.judge.close()
        await world.sandbox.close()
    }
}

extension Trait where Self == ImpatientJudge {
    static var impatientJudge: ImpatientJudge { ImpatientJudge() }
}

/// The stalls of a market: little enough data to remember.
let market = """
    CREATE TABLE stalls (
        id   int  PRIMARY KEY,
        name text NOT NULL,
        row  char(1)
    );
    CREATE TABLE sales (
        id       serial  PRIMARY KEY,
        stall_id int     REFERENCES stalls DEFERRABLE INITIALLY IMMEDIATE,
        product  text    NOT NULL,
        price    numeric NOT NULL CHECK (price >= 0),
        sold_on  date    NOT NULL
    );
    INSERT INTO stalls VALUES (1, 'Apples', 'A'), (2, 'Bread', 'A'), (3, 'Cheese', 'B'), (4, 'Dates', NULL);
    INSERT INTO sales (stall_id, product, price, sold_on) VALUES
        (1, 'Braeburn', 2.50, '2026-03-01'), (1, 'Cox', 3.00, '2026-03-01'), (2, 'Rye', 4.20, '2026-03-02'),
        (3, 'Brie', 7.00, '2026-03-02'), (3, 'Edam', 5.50, '2026-03-03'), (2, 'Rye', 4.20, '2026-03-05');
    """

/// The text of a lesson on the market.
func lessonText(_ body: String) -> String {
    """
    ---
    title: The market
    minutes: 5
    objectives: [Judge an answer]
    dataset: market
    ---

    # The market

    A market.

    \(body)

    """
}

/// A lesson on the market, read like an author's lesson.
func lesson(_ body: String) throws -> Lesson {
    let name = LessonReader.Name(course: "tests", module: "m", id: "market", number: 1)
    let (lesson, messages) = LessonReader.lesson(text: lessonText(body), path: "market.md", name: name)
    for message in messages where message.severity == .error { Issue.record("\(message)") }
    return try #require(lesson)
}

/// A lesson on the market with one exercise.
func exercise(_ blocks: String, task: String = "Do it.") throws -> (Exercise, Lesson) {
    let lesson = try lesson("## Exercise: The task\n\n\(task)\n\n\(blocks)")
    return (try #require(lesson.exercises.first), lesson)
}

func block(_ info: String, _ text: String) -> String { "~~~\(info)\n\(text)\n~~~\n\n" }

func solution(_ text: String) -> String { block("sql solution", text) }

/// The judgement of an answer to an exercise on the market.
func judgement(of answer: String, _ blocks: String, task: String = "Do it.") async throws -> Judgement {
    try await judgement(of: Array(answer.utf8), blocks, task: task)
}

func judgement(of answer: [UInt8], _ blocks: String, task: String = "Do it.") async throws -> Judgement {
    let world = try #require(RealServer.world)
    let (exercise, lesson) = try exercise(blocks, task: task)
    return await world.judge.judge(answer, for: exercise, in: lesson, dataset: world.dataset)
}

/// An answer as learners write it, and the expected judgement.
struct JudgedAnswer: Sendable, CustomTestStringConvertible {
    var text: String
    var verdict: Verdict
    var says: String

    init(_ text: String, _ verdict: Verdict, _ says: String) {
        self.text = text
        self.verdict = verdict
        self.says = says
    }

    var testDescription: String { text }
}
