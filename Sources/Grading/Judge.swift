package import Course
import Glibc
import Postgres
package import Sandbox

/// Judges answers to the SQL exercises of lessons by what they do.
///
/// The answer and the exercise's solution run on two identical copies of the data, and what can be observed is compared; the text never
/// is. Any number of answers can be judged at the same time: each has a copy for itself. What solutions do is found out once.
package actor Judge {
    private let sandbox: Sandbox
    private let clones: ClonePool
    private let interleaved: InterleavedJudge
    private var expectations: [ContentHash: Task<Expectation, any Error>] = [:]

    /// How many solutions and mistakes are remembered.
    private static let mostExpectations = 500
    /// The exercises whose variants of the data are kept; one takes up to a megabyte.
    private static let mostVariantSets = 60
    private var variantSets: [ContentHash: Task<VariantSet, any Error>] = [:]

    package init(sandbox: Sandbox) {
        self.sandbox = sandbox
        clones = ClonePool(sandbox: sandbox)
        interleaved = InterleavedJudge(sandbox: sandbox, clones: clones)
    }

    /// Judges an answer; always comes to a verdict.
    package func judge(
        _ answer: [UInt8], for exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?
    ) async -> Judgement {
        let start = ContinuousClock.now
        var judgement: Judgement
        do {
            judgement = try await OthersDoing.overcoming { _ in
                try await verdict(on: answer, for: exercise, in: lesson, dataset: dataset)
            }
        } catch {
            judgement = Judgement(verdict: .error, feedback: [Finding.unjudged(UnjudgedReason(error)).feedback])
        }
        judgement.milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
        return judgement
    }

    /// Gets ready for judging: loads the data and runs the solution, so that the first answer waits for nothing but itself.
    package func prepare(_ exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?) async {
        guard let expectation = await reference(for: exercise, in: lesson, dataset: dataset) else { return }
        do {
            let runner = runner(try template(exercise, lesson, dataset), lesson)
            _ = try await variants(exercise, lesson, expectation, runner)
            _ = try await declared(exercise, expectation, runner)
        } catch {
            // The verdict on an answer will say it in words.
        }
    }

    /// What the solution does; `nil` where that can't be found out now, which the verdict on an answer will say in words.
    func reference(for exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?) async -> Expectation? {
        guard Self.unjudgeable(exercise) == nil, exercise.check?.sessions != true else { return nil }
        do {
            return try await expectation(exercise, runner(try template(exercise, lesson, dataset), lesson))
        } catch {
            return nil
        }
    }

    /// Lets go of the copies that wait for answers.
    package func close() async { await clones.close() }

    // MARK: The way to a verdict

    @concurrent private nonisolated func verdict(
        on answer: [UInt8], for exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?
    ) async throws -> Judgement {
        let text: String
        switch AnswerText.read(answer) {
        case .text(let read): text = read
        case .unreadable(let finding): return .fail([finding])
        }
        if let reason = Self.unjudgeable(exercise) { return .error(reason) }
        let script = await Script.reading { exercise.script(text) }
        if script.statements.isEmpty { return .fail([.empty(hasComments: script.hasComments)]) }
        if script.hasTooMany { return .fail([.tooManyStatements(limit: AnswerText.mostStatements)]) }

        let runner = runner(try template(exercise, lesson, dataset), lesson)
        if exercise.check?.sessions == true {
            let (praise, flaws) = try await interleaved.findings(on: text, for: exercise, runner.template, grants: lesson.grants)
            let findings = flaws + constructFindings(exercise.check, script)
            return findings.isEmpty ? .pass(praise) : .fail(findings)
        }
        let expectation = try await expectation(exercise, runner)
        let set = try await variants(exercise, lesson, expectation, runner)
        var analysis = AnswerAnalysis(
            runner: runner, set: set, reference: exercise.script(exercise.reference),
            alternatives: exercise.otherAnswers, declared: try await declared(exercise, expectation, runner), expectation: expectation,
            answer: script, constructs: constructFindings(exercise.check, script), isStrict: exercise.check?.strict ?? false,
            chooser: try await chooser(exercise, lesson, expectation, runner))
        let fresh = analysis
        var isExamined = false
        let outcome = try await runner.outcome(of: script, for: expectation) { outcome, run in
            switch run {
            case .success(let run):
                // What was found before the server was disturbed is found anew.
                analysis = fresh
                isExamined = true
                try await analysis.examine(outcome, run)
            case .failure(let limit): analysis.note(limit)
            }
        }
        if outcome.isDisturbed { analysis.noteDisturbance() }
        if !isExamined { try await analysis.examine(outcome, nil) }
        return try await judgement(on: analysis.simultaneous?.outcome ?? outcome, &analysis, exercise, runner)
    }

    /// Says what was found, the first thing first.
    private func judgement(on outcome: Outcome, _ analysis: inout AnswerAnalysis, _ exercise: Exercise, _ runner: ReferenceRunner)
        async throws
        -> Judgement
    {
        let expectation = analysis.simultaneous?.expectation ?? analysis.expectation
        let comparison = try await analysis.comparison(expectation, outcome)
        var findings = comparison.findings(on: outcome)
        if outcome.failure == nil { findings += analysis.constructs }
        if findings.isEmpty, let elsewhere = analysis.elsewhere { findings = [elsewhere] }
        var praise = comparison.praise(of: outcome)
        if findings.isEmpty, let plans = try await plans(exercise, expectation, runner) {
            (findings, praise) = plans.findings(on: outcome, praise)
            if !findings.isEmpty { try await analysis.examineWrong(outcome, nil) }
        }
        if findings.isEmpty {
            let open: [Finding] = outcome.leavesTransactionOpen ? [.transactionLeftOpen] : []
            // What shows on other data says that it was tried there.
            let isTried = if case .assumes = analysis.remark { true } else { false }
            let untried = isTried ? [] : analysis.untried.map { [Finding.untried($0)] } ?? []
            return .pass(untried + praise + open + remarks(await clones.definitions(of: runner.template), analysis))
        }
        if outcome.leavesTransactionOpen, outcome.failure == nil { findings.append(.transactionLeftOpen) }
        let concepts = RowConcepts.of(analysis.answer, beside: analysis.reference)
        if let mistake = analysis.mistake { return .fail([.mistake(mistake)] + findings).about(rows: concepts) }
        if let misconception = analysis.misconception {
            // What is plain to see comes first; what the rows mean is said before they are shown.
            findings.insert(.misconception(misconception), at: findings[0].isPlain ? 1 : 0)
        }
        return .fail(findings).about(rows: concepts)
    }

    /// What is to be known about a right answer: at most two things.
    private func remarks(_ definitions: Definitions?, _ analysis: AnswerAnalysis) -> [Finding] {
        let first = [analysis.remark].compactMap { $0 }
        guard let definitions, analysis.expectation.scope.error == nil else { return first }
        let authors = [analysis.reference] + analysis.alternatives
        let style = StyleRemark.remarks(on: analysis.answer, authors: authors, definitions).filter {
            // Said already, with what comes of it.
            !(first.contains(.dependsOnPlan) && $0 == .limitWithoutOrder)
                && !(analysis.hasIdleDistinct && $0 == .distinctOverJoin)
        }
        return Array((first + style.map { .style($0) }).prefix(2))
    }

    /// Kinds of checks that are not judged yet.
    private static func unjudgeable(_ exercise: Exercise) -> UnjudgedReason? {
        if exercise.solution.isEmpty { return .noSolution }
        if !exercise.isSQL { return .notSQL }
        if exercise.check?.plan != nil, exercise.beginning == nil { return .planOfNothing }
        if exercise.check?.facts != nil { return .kindOfCheck("commands, files and containers") }
        return nil
    }

    private nonisolated func constructFindings(_ check: Check?, _ script: Script) -> [Finding] {
        let asked = (check?.requires ?? []) + (check?.forbids ?? [])
        if asked.isEmpty { return [] }
        guard let constructs = script.constructs else { return [.constructsUnknown(asked)] }
        return (check?.requires ?? []).filter { !constructs.contains($0) }.map { .constructMissing($0) }
            + (check?.forbids ?? []).filter { constructs.contains($0) }.map { .constructForbidden($0) }
    }

    /// The mistakes that the author has foreseen, and what they do.
    private func declared(_ exercise: Exercise, _ expectation: Expectation, _ runner: ReferenceRunner) async throws -> [AnswerAnalysis
        .Declared]
    {
        var declared: [AnswerAnalysis.Declared] = []
        for mistake in exercise.mistakes where mistake.block.language == "sql" {
            let script = exercise.script(mistake.block.text)
            let made = try await remembered(key("mistake", mistake.block.text, exercise, runner)) {
                try await runner.expectation(ofMistake: script, in: expectation)
            }
            declared.append(
                .init(
                    message: mistake.message, script: script, expectation: made, constructs: constructFindings(exercise.check, script)))
        }
        return declared
    }

    /// The versions of the data on which the exercise's answers are tried; made once.
    func variants(_ exercise: Exercise, _ lesson: Lesson, _ expectation: Expectation, _ runner: ReferenceRunner) async throws
        -> VariantSet
    {
        // What the server does to find rows is compared, and not the rows.
        if exercise.check?.plan != nil { return VariantSet() }
        let chooser = try await chooser(exercise, lesson, expectation, runner)
        let key = key("variants", exercise.alternatives.map(\.block.text).joined(separator: "\0") + chooser.task, exercise, runner)
        if let known = variantSets[key] { return try await known.value }
        if variantSets.count >= Self.mostVariantSets { variantSets = [:] }
        let task = Task { try await chooser.choose() }
        variantSets[key] = task
        do {
            return try await task.value
        } catch {
            variantSets[key] = nil
            throw error
        }
    }

    private func chooser(_ exercise: Exercise, _ lesson: Lesson, _ expectation: Expectation, _ runner: ReferenceRunner) async throws
        -> VariantChooser
    {
        let reference = exercise.script(exercise.reference)
        return VariantChooser(
            runner: runner, reference: reference,
            alternatives: exercise.otherAnswers.filter { $0.isSafeInTransaction || !reference.isSafeInTransaction },
            expectation: expectation, isStrict: exercise.check?.strict ?? false, task: lesson.task(of: exercise),
            volatility: try await clones.baseline(of: runner.template).volatilities.volatility(of: reference))
    }

    // MARK: What is remembered

    nonisolated func template(_ exercise: Exercise, _ lesson: Lesson, _ dataset: DatasetSource?) throws -> Template {
        try Template(lesson: lesson, dataset: dataset).adding(setup: exercise.setup)
    }

    nonisolated func runner(_ template: Template, _ lesson: Lesson) -> ReferenceRunner {
        ReferenceRunner(sandbox: sandbox, clones: clones, template: template, grants: lesson.grants)
    }

    private func expectation(_ exercise: Exercise, _ runner: ReferenceRunner) async throws -> Expectation {
        let solution = exercise.reference
        let check = exercise.check
        let volatility = try await clones.baseline(of: runner.template).volatilities.volatility(of: exercise.script(solution))
        // What the moment or chance decides is found out anew each time.
        let key = volatility.isFixed ? key("solution", solution, exercise, runner) : nil
        return try await remembered(key) {
            try await runner.expectation(of: exercise.script(solution), check: check)
        }
    }

    /// What the plan of an answer is compared with; `nil` where the exercise does not ask for one.
    private func plans(_ exercise: Exercise, _ expectation: Expectation, _ runner: ReferenceRunner) async throws -> PlanComparison? {
        guard let asked = exercise.check?.plan, let beginning = exercise.beginning else { return nil }
        let started = try await remembered(key("starter", beginning.text, exercise, runner)) {
            try await runner.expectation(ofMistake: beginning, in: expectation)
        }
        return PlanComparison(asked: asked, reference: expectation.outcome.plan, starter: started.outcome.plan)
    }

    /// Everything that what a script does depends on, the hour included.
    private nonisolated func key(_ role: String, _ text: String, _ exercise: Exercise, _ runner: ReferenceRunner) -> ContentHash {
        let check = exercise.check
        let asked =
            "\(String(describing: check?.rows)) \(check?.state ?? []) \(String(describing: check?.schema)) \(check?.error ?? "") \(check?.plan != nil)"
        // Defaults of columns may say today.
        let hour = String(time(nil) / 3600)
        return ContentHash(ofParts: [
            role, text, exercise.reference, asked, runner.template.hash, runner.grants.joined(separator: ","), hour,
        ])
    }

    private func remembered(
        _ key: ContentHash?, _ make: @escaping @concurrent @Sendable () async throws -> Expectation
    ) async throws -> Expectation {
        guard let key else { return try await make() }
        if let known = expectations[key] { return try await known.value }
        if expectations.count >= Self.mostExpectations { expectations = [:] }
        let task = Task { try await make() }
        expectations[key] = task
        do {
            return try await task.value
        } catch {
            // A server that was away may be back the next time.
            expectations[key] = nil
            throw error
        }
    }
}

extension Exercise {
    /// The author's other right answers.
    fileprivate var otherAnswers: [Script] { alternatives.filter { $0.block.language == "sql" }.map { script($0.block.text) } }
}

extension Judgement {
    fileprivate static func pass(_ findings: [Finding]) -> Judgement { Judgement(verdict: .pass, feedback: findings.map(\.feedback)) }
    fileprivate static func fail(_ findings: [Finding]) -> Judgement { Judgement(verdict: .fail, feedback: findings.map(\.feedback)) }
    fileprivate static func error(_ reason: UnjudgedReason) -> Judgement {
        Judgement(verdict: .error, feedback: [Finding.unjudged(reason).feedback])
    }
}
