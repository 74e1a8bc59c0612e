import Grading
import TestSupport
import Testing

/// Right and wrong answers to the exercises of the shipped lessons. The judge doesn't know any of them.
@Suite(.realServer, .timeLimit(.minutes(20))) struct LessonAnswerTests {
    @Test func `every exercise in the table has enough right and wrong answers`() {
        let exercises = Dictionary(grouping: LessonAnswer.all) { "\($0.lesson)/\($0.exercise)" }
        #expect(exercises.count >= 100)
        for (exercise, answers) in exercises {
            let isSQL = answers.allSatisfy { $0.kind == .sql }
            #expect(answers.count { $0.isRight } >= (isSQL ? 4 : 3), "\(exercise)")
            #expect(answers.count { !$0.isRight } >= (isSQL ? 5 : 4), "\(exercise)")
        }
    }

    @Test(arguments: LessonAnswer.lessons(.sql)) func `right statements pass and wrong ones fail`(id: String) async throws {
        let judge = try #require(RealServer.world).judge
        try await LessonAnswer.judgeAll(.sql, in: id) { submission, exercise, lesson, dataset, _ in
            await judge.judge(submission.files[0].bytes, for: exercise, in: lesson, dataset: dataset)
        }
    }

    @Test(arguments: LessonAnswer.lessons(.program)) func `right programs pass and wrong ones fail`(id: String) async throws {
        let judges = try LessonAnswer.workJudges()
        try await LessonAnswer.judgeAll(.program, in: id) { submission, exercise, lesson, dataset, isRight in
            await (isRight ? judges.right : judges.wrong).judge(submission, for: exercise, in: lesson, dataset: dataset)
        }
    }
}

/// Right and wrong answers to exercises in `psql` and of the Docker lessons, which run on the engine. The judge doesn't know any of them.
@Suite(.engine, .realServer, .serialized, .timeLimit(.minutes(20))) struct CommandAnswerTests {
    @Test(arguments: LessonAnswer.lessons(.work)) func `right answers pass and wrong ones fail`(id: String) async throws {
        let judges = try LessonAnswer.workJudges()
        try await LessonAnswer.judgeAll(.work, in: id) { submission, exercise, lesson, dataset, isRight in
            await (isRight ? judges.right : judges.wrong).judge(submission, for: exercise, in: lesson, dataset: dataset)
        }
    }
}
