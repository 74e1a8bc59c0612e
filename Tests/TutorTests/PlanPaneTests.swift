import Grading
import Postgres
import Terminal
import TestSupport
import Testing
import TutorCore
import TutorView
import Verdicts

@testable import Course

/// Plans in the result pane.
struct PlanPaneTests {
    /// PostgreSQL 15's plan for a report without an index.
    static let slow = """
        Sort  (cost=21511.20..21511.30 rows=90 width=12) (actual time=129.400..129.410 rows=100 loops=1)
          Sort Key: (count(*)) DESC
          Sort Method: quicksort  Memory: 30kB
          Buffers: shared hit=32 read=6740
          ->  HashAggregate  (cost=21506.00..21508.00 rows=200 width=12) (actual time=128.000..129.000 rows=4210 loops=1)
                Group Key: c.city
                Buffers: shared hit=32 read=6740
                ->  Hash Join  (cost=1420.00..21376.00 rows=87000 width=4) (actual time=12.000..124.000 rows=88000 loops=1)
                      Hash Cond: (o.customer_id = c.id)
                      Buffers: shared hit=32 read=6740
                      ->  Seq Scan on orders o  (cost=0.00..18870.00 rows=87500 width=8) (actual time=0.010..73.000 rows=88000 loops=1)
                            Filter: (status = 'open'::text)
                            Rows Removed by Filter: 912000
                            Buffers: shared hit=32 read=6338
                      ->  Hash  (cost=870.00..870.00 rows=50000 width=4) (actual time=11.000..11.000 rows=50000 loops=1)
                            Buckets: 65536  Batches: 1  Memory Usage: 2270kB
                            Buffers: shared read=402
                            ->  Index Scan using customers_pkey on customers c  (cost=0.00..870.00 rows=50000 width=4) (actual time=0.010..4.000 rows=50000 loops=1)
                                  Buffers: shared read=402
        Planning Time: 0.300 ms
        Execution Time: 130.000 ms
        """

    static let fast = """
        Index Only Scan using orders_customer_idx on orders o  (cost=0.42..5.00 rows=26 width=4) (actual time=0.020..0.100 rows=26 loops=1)
          Index Cond: (customer_id = 4711)
          Heap Fetches: 3
          Buffers: shared hit=4
        Planning Time: 0.100 ms
        Execution Time: 0.130 ms
        """

    /// With a plan in the focused result pane.
    private func stage(_ texts: [String], width: Int = 120, height: Int = 40) throws -> Stage {
        var stage = try Stage(width: width, height: height)
        stage.press("n", "^G", "N", "e")
        for text in texts {
            stage.press("F5")
            try stage.explain(text)
        }
        stage.press("Alt-Down")
        return stage
    }

    @Test(arguments: [(80, 24), (100, 30), (120, 40), (160, 48)])
    func `a plan is a tree with the slowest node and the worst estimate marked`(width: Int, height: Int) throws {
        let stage = try stage([Self.slow], width: width, height: height)
        expectSnapshot(stage.screen, named: "plan-\(width)x\(height)")
        #expect(stage.screen.contains("└─ HashAggregate"))
        #expect(stage.screen.contains("Seq Scan  Reads the whole table orders"))
        #expect(stage.screen.contains("◄"))
    }

    @Test func `the slowest node is selected first, and arrow keys move the selection`() throws {
        var stage = try stage([Self.slow], width: 160, height: 48)
        stage.model.lesson?.isZoomed = true
        let screen = stage.screen.split(separator: "\n").joined(separator: " ")
        #expect(screen.contains("The filter removed 912,000 of 1,000,000 rows."))
        #expect(screen.contains("Slowest node: 56 % of the time."))
        stage.press("Up")
        #expect(stage.screen.contains("Hash Join  Looks up each row"))
        #expect(stage.screen.contains("Hash Cond: (o.customer_id = c.id)"))
        stage.press("Left")
        #expect(stage.screen.contains("Worst estimate: 21× too low."))
        stage.press("End")
        #expect(stage.screen.contains("Index Scan  Looks up values in the index customers_pkey"))
        stage.press("Home")
        #expect(stage.screen.contains("Sort  Reads all its rows, and sorts them by (count(*)) DESC."))
    }

    @Test func `only a plan without actual rows is called not run`() throws {
        let counted = "Seq Scan on orders (actual rows=26 loops=1)\n  Filter: (customer_id = 4711)"
        #expect(try !stage([counted]).screen.contains("not run"))
        #expect(try stage(["Seq Scan on orders\n  Filter: (customer_id = 4711)"]).screen.contains("not run"))
    }

    @Test func `times of a few microseconds are not shown as zero`() throws {
        let quick = "Result  (cost=0.00..0.01 rows=1 width=4) (actual time=0.002..0.003 rows=1 loops=1)\nExecution Time: 0.013 ms"
        let screen = try stage([quick]).screen
        #expect(screen.contains("0.003 ms of its own"))
        #expect(screen.contains("0.013 ms"))
    }

    @Test func `a click selects a node`() throws {
        var stage = try stage([Self.slow])
        stage.click(.planNode(4))
        #expect(stage.screen.contains("Hash  Puts its rows into a table in memory"))
    }

    @Test func `Enter opens none of the rows that a plan's tree was made from`() throws {
        var stage = try stage([Self.slow])
        stage.press("Enter")
        #expect(stage.screen.contains("t shows the plan as text"))
        stage.press("t")
        #expect(stage.screen.contains("QUERY PLAN"))
    }

    @Test func `EXPLAIN's own text is one key away, and its lines aren't counted as rows`() throws {
        var stage = try stage([Self.slow], width: 160, height: 48)
        stage.model.lesson?.isZoomed = true
        #expect(!stage.screen.contains("QUERY PLAN"))
        stage.press("t")
        #expect(stage.screen.contains("QUERY PLAN"))
        #expect(stage.screen.contains("line 1 of") && !stage.screen.contains("row 1 of"))
        stage.press("t")
        #expect(!stage.screen.contains("QUERY PLAN"))
    }

    @Test(arguments: [(80, 24), (120, 40), (160, 48)])
    func `the previous plan is one key away, with what improved`(width: Int, height: Int) throws {
        var stage = try stage([Self.slow, Self.fast], width: width, height: height)
        stage.press("c")
        expectSnapshot(stage.screen, named: "plans-\(width)x\(height)")
        let screen = stage.screen.split(separator: "\n").joined(separator: " ")
        #expect(screen.contains("Buffers: 6,772 before, 4 now, 1,693 times fewer."))
        #expect(screen.contains("1,000 times faster"))
        #expect(stage.screen.contains("Before"))
        stage.press("Esc")
        #expect(try stage.lesson.focus == .result)
        #expect(!stage.screen.contains("Before"))
    }

    @Test func `results between two plans don't discard the first plan`() throws {
        var stage = try stage([Self.slow])
        stage.press("e", "F5")
        try stage.answer(["name"], [["Ada"]], tag: "SELECT 1")
        stage.press("F5")
        try stage.explain(Self.fast)
        stage.press("Alt-Down", "c")
        #expect(stage.screen.contains("Before"))
    }

    @Test func `a key that needs an earlier plan says what to do`() throws {
        var stage = try stage([Self.slow])
        stage.press("c")
        #expect(stage.screen.contains("There is no earlier plan. Change something, and run EXPLAIN again."))
    }

    @Test func `a plan that can't be drawn as a tree stays text, with the reason`() throws {
        var stage = try stage(["[{\"Plan\": {\"Node Type\": \"Seq Scan\"", ""])
        #expect(stage.screen.contains("This statement has no plan."))
        stage.press("t")
        #expect(stage.screen.contains("This statement has no plan."))
        stage = try self.stage(["[{\"Plan\": {\"Node Type\": \"Seq Scan\""])
        #expect(stage.screen.contains("No tree: calf needs a complete plan in text format."))
        #expect(stage.screen.contains("QUERY PLAN"))
    }

    @Test func `the lesson that teaches a node is named, unless it is the open one`() throws {
        var stage = try stage([Self.slow], width: 160, height: 48)
        stage.model.lesson?.isZoomed = true
        stage.model.lesson?.planLessons = [
            "seq scan": Teaching(lesson: "reading-plans", title: "Reading plans", concept: "seq scan", number: 17, isHere: false)
        ]
        #expect(stage.screen.split(separator: "\n").joined(separator: " ").contains("→ Lesson 17: Reading plans"))
        stage.model.lesson?.planLessons["seq scan"]?.isHere = true
        #expect(!stage.screen.contains("→ Lesson 17"))
    }

    @Test func `every plan node has its own sentence`() throws {
        for name in PlanStepNames.all {
            let plan = try Plan(explained: "\(name) on t  (cost=0.00..1.00 rows=1 width=4)")
            #expect(!PlanWords.sentences(plan.nodes[0])[0].contains("no words"), "\(name)")
        }
    }

    @Test func `a thousand nodes inside each other can be drawn and selected at any size`() throws {
        let inner = (1..<1_000).map { String(repeating: " ", count: $0 * 6 - 4) + "->  " + ($0 < 999 ? "Limit" : "Result") }
        var stage = try stage([(["Limit"] + inner).joined(separator: "\n")])
        for (width, height) in [(40, 12), (80, 24), (200, 60)] {
            stage.step(.resize(Size(width: width, height: height)))
            stage.press("End")
            #expect(stage.screen.contains("Result"))
            stage.press("Home")
        }
    }
}

extension Stage {
    /// Answers the last run with a plan, which is judged wrong.
    mutating func explain(_ text: String) throws {
        try answer(["QUERY PLAN"], text.split(separator: "\n").map { [String($0)] }, tag: "EXPLAIN")
        let run = try #require(try lesson.pad.activity.run)
        step(.judged(run, exercise: "big-ferries", Judgement(verdict: .fail, feedback: []), wasAsked: false))
    }
}

/// Predictions of a plan (`predict=plan`).
struct PlanPredictionTests {
    @Test(
        arguments: [
            ("Index Only Scan", true), ("an index", true), ("seq scan", false), ("It reads the whole table", false), ("bitmap", false),
            ("no index", nil), ("fast", nil), ("index-only", true), ("index or seq scan", nil),
        ] as [(String, Bool?)])
    func `a prediction is compared with the plan's nodes`(text: String, isRight: Bool?) throws {
        #expect(PlanPrediction(text).isRight(try Plan(explained: PlanPaneTests.fast)) == isRight)
    }

    @Test func `feedback on a predicted plan names the nodes and what they do`() throws {
        let text = Stage.text.replacing("predict=rows", with: "predict=plan")
        var stage = try Stage(text: text)
        stage.press("n", "Enter", "seq scan", "Enter")
        let run = try #require(try stage.lesson.pad.activity.run)
        stage.step(.statementBegan(run))
        stage.step(.columnsArrived(run, [Column(name: "QUERY PLAN")]))
        stage.step(.rowsArrived(run, RowBatch(rows: PlanPaneTests.fast.split(separator: "\n").map { [String($0)] }, columnCount: 1)))
        stage.step(.statementFinished(run, tag: "EXPLAIN", milliseconds: 1))
        stage.step(.runFinished(run, nil))
        stage.press("Home")
        #expect(stage.screen.contains("✗ Not quite: you predicted seq scan. The plan: Index Only"))
        #expect(stage.screen.contains("Index Only Scan  Reads only the index"))
    }
}
