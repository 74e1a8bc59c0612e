package import Course
import Glibc
import Postgres
import Primitives
package import Sandbox
package import Verdicts

/// Judges answers to the SQL exercises of lessons by their effect.
///
/// The answer and the exercise's solution run on two identical clones of the data, and what they do is compared, never their text.
/// Answers can be judged concurrently: each has its own clone. A solution's outcome is cached unless it depends on time or chance.
package actor Judge {
    private let sandbox: Sandbox
    private let clones: ClonePool
    private let interleaved = InterleavedJudge()
    /// The outcomes of solutions and mistakes.
    private let expectations = ComputationCache<Expectation>(limit: 500)
    /// The data variants of exercises; each takes up to a megabyte.
    private let variantSets = ComputationCache<VariantSet>(limit: 60)
    /// How many exercises are remembered with all that is known about them.
    private static let maxPrepared = 8
    private var preparedExercises: [PreparedExercise] = []

    package init(sandbox: Sandbox) {
        self.sandbox = sandbox
        clones = ClonePool(sandbox: sandbox)
    }

    /// Judges an answer. Always returns a verdict; failures become `.error`.
    package func judge(
        _ answer: [UInt8], for exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?
    ) async -> Judgement {
        await judge(answer, for: exercise, in: lesson, dataset: dataset, known: [:])
    }

    /// - Parameter known: outcomes of the answer that are known already, by the variant's index.
    func judge(
        _ answer: [UInt8], for exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?, known: [Int: Outcome]
    ) async -> Judgement {
        await Judgement.timed {
            try await OthersDoing.overcoming { _ in
                try await verdict(on: answer, for: exercise, in: lesson, dataset: dataset, known: known)
            }
        }
    }

    /// Loads the data and runs the solution ahead of time, so that the first answer doesn't wait for that.
    package func prepare(_ exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?) async {
        guard Self.comparesOutcomes(exercise) else { return }
        do {
            _ = try await prepared(exercise, lesson, try runner(exercise, lesson, dataset))
        } catch {
            // The same error is reported in the verdict on an answer.
        }
    }

    /// The solution's outcome; `nil` if it can't be determined now. The verdict on an answer then reports why.
    func reference(for exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?) async -> Expectation? {
        guard Self.comparesOutcomes(exercise) else { return nil }
        do {
            return try await expectation(exercise, lesson, try runner(exercise, lesson, dataset))
        } catch {
            return nil
        }
    }

    /// Drops an exercise's copies of the data, after all its answers were judged.
    package func discardCopies(for exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?) async {
        do {
            let template = try runner(exercise, lesson, dataset).template
            await clones.discardIdle(of: template)
            // Without a setup, it is the lesson's.
            if !exercise.setup.isEmpty { await sandbox.discard(template) }
        } catch {
            // Without a template, there are no copies.
        }
    }

    /// Releases idle clones.
    package func close() async { await clones.close() }

    // MARK: Reaching a verdict

    @concurrent private nonisolated func verdict(
        on answer: [UInt8], for exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?, known: [Int: Outcome]
    ) async throws -> Judgement {
        let text: String
        switch AnswerText.read(answer) {
        case .text(let read): text = read
        case .refused(let finding): return .fail([finding])
        case .notText(let flaw): return .unjudged(.notText(flaw))
        }
        if let reason = Self.unjudgeable(exercise) { return .unjudged(reason) }
        let script = await Script.reading { exercise.script(text) }
        if script.statements.isEmpty { return .fail([.empty(hasComments: script.hasComments)]) }
        if script.hasTooMany { return .fail([.tooManyStatements(limit: AnswerText.maxStatements)]) }

        let runner = try runner(exercise, lesson, dataset)
        if exercise.check?.sessions == true {
            let (praise, flaws) = try await interleaved.findings(on: text, for: exercise, runner)
            let findings = flaws + constructFindings(exercise, script)
            return findings.isEmpty ? .pass(praise) : .fail(findings)
        }
        async let opened: Void = openAhead(for: script, exercise, lesson, runner)
        let prepared = try await prepared(exercise, lesson, runner)
        await opened
        var analysis = AnswerAnalysis(of: script, to: prepared, constructs: constructFindings(exercise, script), known: known)
        let fresh = analysis
        var isExamined = false
        let outcome = try await runner.outcome(of: script, for: prepared.expectation) { outcome, run in
            // Discard what was found before the server was disturbed.
            analysis = fresh
            isExamined = true
            try await analysis.examine(outcome, run)
        }
        analysis.noteEnd(of: outcome)
        if !isExamined { try await analysis.examine(outcome, nil) }
        return try await judgement(on: analysis.simultaneous?.outcome ?? outcome, &analysis, exercise, runner)
    }

    /// Turns the findings into a judgement, the most important one first.
    private func judgement(on outcome: Outcome, _ analysis: inout AnswerAnalysis, _ exercise: Exercise, _ runner: ReferenceRunner)
        async throws
        -> Judgement
    {
        let expectation = analysis.simultaneous?.expectation ?? analysis.expectation
        let comparison = try await analysis.comparison(expectation, outcome)
        var findings = comparison.findings(on: outcome)
        if analysis.answer.ordersResult(of: outcome) == false {
            let query = analysis.answer.sortsInside(outcome) ? "Your outermost query" : "Your query"
            findings = findings.map { finding in
                finding.feedback.kind == .order ? finding.difference.map { .order($0, unsorted: query) } ?? finding : finding
            }
        }
        if outcome.failure == nil { findings += analysis.constructs }
        if findings.isEmpty, let elsewhere = analysis.elsewhere { findings = [elsewhere] }
        var praise = comparison.praise(of: outcome)
        if findings.isEmpty, let plans = try await plans(exercise, expectation, runner) {
            (findings, praise) = plans.findings(on: outcome, praise)
            if !findings.isEmpty { try await analysis.examineWrong(outcome, findings, nil) }
        }
        if findings.isEmpty {
            let open: [Finding] = outcome.leavesTransactionOpen ? [.transactionLeftOpen] : []
            let untried = analysis.untried.map { [Finding.untried($0)] } ?? []
            return .pass(untried + praise + open + remarks(on: outcome, await clones.definitions(of: runner.template), analysis, exercise))
        }
        if outcome.leavesTransactionOpen, outcome.failure == nil {
            let isWhyNothingChanged = outcome.state?.hasNoEffect == true && expectation.outcome.state?.hasNoEffect == false
            findings.insert(.transactionLeftOpen, at: isWhyNothingChanged ? 0 : findings.endIndex)
        }
        if let mistake = analysis.mistake {
            // The author's message is about this very outcome: of calf's own words, it needs those that show something.
            return .fail([.mistake(mistake)] + findings.filter(\.showsMore))
        }
        if let misconception = analysis.misconception {
            // Plainly visible differences come first. A misconception comes before the rows that show it.
            findings.insert(.misconception(misconception), at: findings[0].isPlain ? 1 : 0)
        }
        let definitions = await clones.definitions(of: runner.template)
        // After an error, the result is an earlier statement's.
        if outcome.failure == nil,
            let clue = analysis.missingComma(outcome, in: analysis.answer) ?? analysis.quotedColumn(outcome)
                ?? analysis.outerColumn(definitions)
        {
            findings.insert(clue, at: 0)
        }
        if let clue = analysis.clue { findings.append(clue) }
        // Where the task is to alter a table, a difference in its definition points to ALTER TABLE.
        if let constructs = analysis.reference.constructs, constructs.contains("alter table"), !constructs.contains("create table") {
            for index in findings.indices
            where findings[index].feedback.kind == .schema && findings[index].feedback.concepts == ["create table"] {
                findings[index].feedback.concepts = ["alter table"]
            }
        }
        return .fail(findings)
    }

    /// Remarks on a correct answer: at most two.
    private func remarks(on outcome: Outcome, _ definitions: Definitions?, _ analysis: AnswerAnalysis, _ exercise: Exercise) -> [Finding] {
        guard let definitions else { return [] }
        // The starter is the author's, too.
        let authors = [analysis.reference] + analysis.exercise.alternatives + [exercise.beginning].compactMap(\.self)
        // Where no result is asked for, a query only looks at the data.
        let smells = analysis.expectation.scope.rows == nil ? analysis.lastTry.codeSmellsOfChanges : analysis.lastTry.codeSmells
        let style = StyleRemark.remarks(on: smells, authors: authors, definitions)
        let isUnsorted =
            analysis.expectation.scope.rows != nil && analysis.expectation.order != .any && outcome.result?.count ?? 0 > 1
            && analysis.answer.ordersResult(of: outcome) == false
        return ((isUnsorted ? [.unsorted] : []) + style).prefix(2).map { .style($0) }
    }

    /// Why an exercise can't be judged, if its kind of check is not supported here.
    static func unjudgeable(_ exercise: Exercise) -> UnjudgedReason? {
        if exercise.solution.isEmpty { return .noSolution }
        if !exercise.isSQL { return .notSQL }
        if exercise.check?.plan != nil, exercise.beginning == nil { return .planOfNothing }
        if exercise.check?.facts != nil { return .kindOfCheck("commands, files and containers") }
        return exercise.script(exercise.reference).uncomparedDefinitions.map { .kindOfCheck($0) }
    }

    /// Whether an answer's outcome is compared with that of the solution, which is more than what two sessions see.
    static func comparesOutcomes(_ exercise: Exercise) -> Bool { unjudgeable(exercise) == nil && exercise.check?.sessions != true }

    /// Required constructs that the answer's text lacks, and forbidden ones that it contains.
    private nonisolated func constructFindings(_ exercise: Exercise, _ script: Script) -> [Finding] {
        let (required, forbidden) = (exercise.check?.requires ?? [], exercise.check?.forbids ?? [])
        if (required + forbidden).isEmpty { return [] }
        guard let constructs = script.constructs else { return [.constructsUnknown(required + forbidden)] }
        var findings: [Finding] = required.filter { !constructs.contains($0) }.map { .constructMissing($0) }
        findings += forbidden.filter { constructs.contains($0) }.map { .constructForbidden($0) }
        let isOne = required.contains("begin") && exercise.check?.sessions != true && exercise.script(exercise.reference).transactions == 1
        return findings.isEmpty && isOne && script.transactions > 1 ? [.severalTransactions] : findings
    }

    /// What is known about an exercise, and remembered unless it depends on the time.
    func prepared(_ exercise: Exercise, _ lesson: Lesson, _ runner: ReferenceRunner) async throws -> PreparedExercise {
        if let known = preparedExercises.first(where: { $0.isUsable(for: exercise, lesson, runner.template) }) { return known }
        let expectation = try await expectation(exercise, lesson, runner)
        let new = PreparedExercise(
            exercise: exercise, lesson: lesson, alternatives: exercise.otherAnswers, expectation: expectation,
            set: try await variants(exercise, lesson, expectation, runner),
            declared: try await declared(exercise, expectation, runner),
            chooser: try await chooser(exercise, lesson, expectation, runner))
        preparedExercises = [new] + preparedExercises.prefix(Self.maxPrepared - 1)
        return new
    }

    /// Opens the session for the first answer, if it only reads, while the reference side is read.
    private func openAhead(for answer: Script, _ exercise: Exercise, _ lesson: Lesson, _ runner: ReferenceRunner) async {
        let check = exercise.check
        guard answer.isSafeInTransaction, !answer.mayChange, !exercise.script(exercise.reference).mayChange,
            check?.state == nil, check?.schema == nil, check?.plan == nil,
            !preparedExercises.contains(where: { $0.isUsable(for: exercise, lesson, runner.template) })
        else { return }
        await clones.openAhead(runner.template, as: .learner(grants: runner.grants))
    }

    /// The mistakes that the author declared, and their outcomes.
    func declared(_ exercise: Exercise, _ expectation: Expectation, _ runner: ReferenceRunner) async throws
        -> [PreparedExercise.Mistake]
    {
        var declared: [PreparedExercise.Mistake] = []
        for mistake in exercise.mistakes where mistake.block.language == "sql" {
            let script = exercise.script(mistake.block.text)
            let key = try await key("mistake", [script], exercise, runner)
            let made = try await remembered(key, runner) {
                try await runner.expectation(ofMistake: script, in: expectation)
            }
            declared.append(
                .init(
                    message: mistake.message, script: script, expectation: made, constructs: constructFindings(exercise, script)))
        }
        return declared
    }

    /// The data variants on which the exercise's answers are tried; created once.
    func variants(_ exercise: Exercise, _ lesson: Lesson, _ expectation: Expectation, _ runner: ReferenceRunner) async throws
        -> VariantSet
    {
        // A plan check compares how the server finds the rows, not the rows. Its data are large, so making variants would take minutes.
        if exercise.check?.plan != nil { return VariantSet() }
        let chooser = try await chooser(exercise, lesson, expectation, runner)
        let authors = [chooser.reference] + chooser.alternatives
        let key = try await key("variants", authors, exercise, runner, chooser.task)
        return try await variantSets.value(for: key) {
            try await runner.clones.kept(key, in: runner.template) { try await chooser.choose() }
        }
    }

    private func chooser(_ exercise: Exercise, _ lesson: Lesson, _ expectation: Expectation, _ runner: ReferenceRunner) async throws
        -> VariantChooser
    {
        let reference = exercise.script(exercise.reference)
        return VariantChooser(
            runner: runner, reference: reference,
            alternatives: exercise.otherAnswers.filter { $0.isSafeInTransaction || !reference.isSafeInTransaction },
            expectation: expectation, task: lesson.task(of: exercise),
            volatility: try await clones.baseline(of: runner.template).volatilities.volatility(of: reference))
    }

    // MARK: Caching

    nonisolated func runner(_ exercise: Exercise, _ lesson: Lesson, _ dataset: DatasetSource?) throws -> ReferenceRunner {
        let template = try Template(lesson: lesson, dataset: dataset).adding(setup: exercise.setup)
        return ReferenceRunner(sandbox: sandbox, clones: clones, template: template, grants: lesson.grants)
    }

    private func expectation(_ exercise: Exercise, _ lesson: Lesson, _ runner: ReferenceRunner) async throws -> Expectation {
        let script = exercise.script(exercise.reference)
        let volatility = try await clones.baseline(of: runner.template).volatilities.volatility(of: script)
        // A result that depends on time or chance is not cached.
        let key = volatility.isFixed ? try await key("solution", [script], exercise, runner) : nil
        var expectation = try await remembered(key, runner) { try await runner.expectation(of: script, check: exercise.check) }
        expectation.scope.leaveFree(whatIsNotIn: lesson.task(of: exercise))
        return expectation
    }

    /// What an answer's plan is compared with; `nil` if the exercise doesn't check the plan.
    private func plans(_ exercise: Exercise, _ expectation: Expectation, _ runner: ReferenceRunner) async throws -> PlanComparison? {
        guard let asked = exercise.check?.plan, let beginning = exercise.beginning else { return nil }
        let started = try await remembered(try await key("starter", [beginning], exercise, runner), runner) {
            try await runner.expectation(ofMistake: beginning, in: expectation)
        }
        return PlanComparison(asked: asked, reference: expectation.outcome.plan, starter: started.outcome.plan)
    }

    /// A hash of everything that the scripts' outcomes depend on.
    private func key(
        _ role: String, _ scripts: [Script], _ exercise: Exercise, _ runner: ReferenceRunner, _ more: String...
    ) async throws -> ContentHash {
        let volatilities = try await clones.baseline(of: runner.template).volatilities
        // Stored definitions may depend on the time too, for example in column defaults.
        let isTimeless = scripts.allSatisfy { !$0.mayChange && volatilities.volatility(of: $0).isFixed }
        return ContentHash(
            ofParts: [
                role, exercise.script(exercise.reference).text, runner.template.hash, runner.grants.joined(separator: ","),
                isTimeless ? "" : String(time(nil) / 3600), "\(scripts.count)",
            ] + scripts.map(\.text) + (exercise.check?.content ?? []) + more)
    }

    private func remembered(
        _ key: ContentHash?, _ runner: ReferenceRunner, _ make: @escaping @concurrent @Sendable () async throws -> Expectation
    ) async throws -> Expectation {
        guard let key else { return try await make() }
        return try await expectations.value(for: key) { try await runner.clones.kept(key, in: runner.template, make) }
    }
}

extension Exercise {
    /// The author's alternative solutions.
    fileprivate var otherAnswers: [Script] { alternatives.filter { $0.block.language == "sql" }.map { script($0.block.text) } }
}

extension Judgement {
    fileprivate static func pass(_ findings: [Finding]) -> Judgement {
        Judgement(verdict: .pass, feedback: feedback(findings, sayingOnce: "Correct. "))
    }

    fileprivate static func fail(_ findings: [Finding]) -> Judgement {
        Judgement(verdict: .fail, feedback: feedback(findings, sayingOnce: "The rows are right, but "))
    }

    private static func feedback(_ findings: [Finding], sayingOnce start: String) -> [Feedback] {
        var feedback = findings.map(\.feedback)
        for index in feedback.indices.filter({ feedback[$0].message.hasPrefix(start) }).dropFirst() {
            let rest = String(feedback[index].message.dropFirst(start.count))
            feedback[index].message = start.hasSuffix(". ") ? rest : rest.capitalizedFirst
        }
        return feedback
    }
}
