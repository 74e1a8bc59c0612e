import Course
import Grading
import TestSupport
import Testing
import Verdicts

@Suite(.realServer, .timeLimit(.minutes(60))) struct CorpusTests {
    @Test(arguments: Corpus.topics)
    func `each exercise has a solution, at least three alternatives and at least four wrong answers`(topic: String) throws {
        let corpus = try Corpus(topic: topic)
        #expect(Set(corpus.wrongAnswers.keys) == Set(corpus.lesson.exercises.map(\.id)))
        for exercise in corpus.lesson.exercises {
            #expect(exercise.solution.count == 1, "\(exercise.id)")
            #expect(exercise.alternatives.count >= 3, "\(exercise.id)")
            let wrong = corpus.wrongAnswers[exercise.id] ?? []
            #expect(wrong.count >= 4, "\(exercise.id)")
        }
    }

    @Test func `the corpus is large enough`() throws {
        let counts = try Corpus.topics.map { try Corpus(topic: $0).lesson.exercises.count }
        #expect(counts.reduce(0, +) >= 44)
    }

    /// The alternatives are hidden from the judge, so it knows them no better than a learner's answer.
    @Test(arguments: Corpus.topics.inScope)
    func `right answers pass, however they are written`(topic: String) async throws {
        let corpus = try Corpus(topic: topic)
        var tries: [Try] = []
        for var exercise in corpus.lesson.exercises {
            let alternatives = exercise.alternatives
            exercise.alternatives = []
            let solution = exercise.solution.map(\.text).joined()
            tries.append(Try(exercise: exercise, lesson: corpus.lesson, dataset: corpus.dataset, name: "solution", answer: solution))
            for alternative in alternatives {
                tries.append(
                    Try(
                        exercise: exercise, lesson: corpus.lesson, dataset: corpus.dataset, name: alternative.message,
                        answer: alternative.block.text))
            }
        }
        for (attempt, judgement) in try await judged(tries) where judgement.verdict != .pass {
            Issue.record("\(attempt) does not pass: \(judgement.words)")
        }
    }

    @Test func `wrong answers fail nearly always, and mostly with the reason`() async throws {
        var tries: [Try] = []
        for corpus in try Corpus.topics.inScope.map(Corpus.init) {
            for exercise in corpus.lesson.exercises {
                for answer in corpus.wrongAnswers[exercise.id, default: []] {
                    tries.append(
                        Try(
                            exercise: exercise, lesson: corpus.lesson, dataset: corpus.dataset, name: answer.misconception,
                            answer: answer.sql,
                            explanation: answer.explanation))
                }
            }
        }
        var unexplained: [String] = []
        var passed: [String] = []
        for (attempt, judgement) in try await judged(tries) {
            guard judgement.verdict == .fail else {
                passed.append("\(attempt): \(judgement.words)")
                continue
            }
            guard try !attempt.isExplained(by: judgement) else { continue }
            unexplained.append("\(attempt): \(judgement.words)")
            let isShown = judgement.feedback.contains { $0.showsTheDifference }
            #expect(isShown, "\(attempt): \(judgement.words)")
        }
        // A cause is named only if the answer does the same as the solution with that mistake, so a third of the answers gets only the
        // difference.
        #expect(unexplained.count * 3 <= tries.count, "\(unexplained.joined(separator: "\n"))")
        #expect(passed.count * 100 <= tries.count, "\(passed.joined(separator: "\n"))")
    }

    /// An answer to be judged.
    private struct Try: Sendable, CustomStringConvertible {
        var exercise: Exercise
        var lesson: Lesson
        var dataset: DatasetSource
        var name: String
        var answer: String
        var explanation = ""

        var description: String { "\(lesson.id), \(exercise.id), \(name)" }

        func isExplained(by judgement: Judgement) throws -> Bool {
            let expected = try Regex(explanation)
            return judgement.feedback.prefix(2).contains { $0.message.contains(expected) }
        }
    }

    /// Judges a few at a time, as many as the judge admits.
    private func judged(_ tries: [Try]) async throws -> [(Try, Judgement)] {
        let judge = try #require(RealServer.world).judge
        return await withTaskGroup(of: (Int, Judgement).self) { group in
            var judgements: [(Int, Judgement)] = []
            for (index, attempt) in tries.enumerated() {
                if index >= 4, let judgement = await group.next() { judgements.append(judgement) }
                group.addTask {
                    let answer = Array(attempt.answer.utf8)
                    let judgement = await judge.judge(
                        answer, for: attempt.exercise, in: attempt.lesson, dataset: attempt.dataset)
                    VerdictTable.expect(judgement, for: "\(attempt)")
                    return (index, judgement)
                }
            }
            for await judgement in group { judgements.append(judgement) }
            return judgements.sorted { $0.0 < $1.0 }.map { (tries[$0.0], $0.1) }
        }
    }
}

extension Judgement {
    fileprivate var words: String { "\(verdict) " + feedback.map { "[\($0.kind)] \($0.message)" }.joined(separator: " ") }
}

extension Feedback {
    /// Whether the feedback states or shows how the answer differs from the solution.
    fileprivate var showsTheDifference: Bool {
        let kinds: [Kind] = [.columns, .data, .state, .schema, .error, .limit, .construct]
        return !rows.isEmpty || kinds.contains(kind)
    }
}
