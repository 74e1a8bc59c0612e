package import Course
package import EngineValues
import Glibc
import Primitives
package import Sandbox
package import Verdicts

/// Judges answers that are commands and files by their effects: files, containers, images, networks, responses, and events.
///
/// The commands themselves are never examined. Facts that may still become true are waited for; others fail immediately.
package struct FactsJudge: Sendable {
    private var place: FactsPlace
    /// The results of the last look. Mistakes often need the same ones.
    private let tried = TriedResults()

    package init(place: FactsPlace) { self.place = place }

    /// Seconds between two snapshots: longer the longer the wait.
    private static func pause(after waited: Double) -> Double { min(0.6, max(0.15, waited / 8)) }

    /// The current state of the facts, without waiting. With `trying`, runs commands and requests addresses once all other facts hold.
    package func state(of facts: Facts, trying: Bool) async throws(EngineError) -> FactsState {
        FactsState(try await FactsLook(place: place).reports(on: facts, trying: trying ? .whenRest : .never), of: facts)
    }

    /// Judges the current state. Always returns a verdict; failures become `.error`.
    package func judge(_ exercise: Exercise) async -> Judgement { await judged(exercise).judgement }

    /// The same, with the facts that don't hold.
    package func judged(_ exercise: Exercise) async -> (judgement: Judgement, failing: [FactReport]) {
        let start = ContinuousClock.now
        var judgement: Judgement
        var failing: [FactReport] = []
        if let facts = exercise.check?.facts {
            do throws(EngineError) {
                (judgement, failing) = try await verdict(on: facts, of: exercise)
            } catch {
                judgement = Judgement(verdict: .error, feedback: [FactSentence.unjudged(error)])
            }
        } else {
            judgement = Judgement(verdict: .error, feedback: [FactSentence.unjudgedWithoutFacts])
        }
        judgement.milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
        return (judgement, failing)
    }

    /// The same judge with the results of its last look, which waits longer or shorter.
    package func with(_ patience: Patience) -> FactsJudge {
        var judge = self
        judge.place.patience = patience
        return judge
    }

    /// Whether all facts hold, waiting as a check does, and the tried ones that don't.
    package func hold(_ facts: Facts) async throws(EngineError) -> (Bool, failing: [FactReport]) {
        if try await holdNow(facts) { return (true, []) }
        let reports = try await settled(facts, trying: .untilFailure)
        return (reports.allSatisfy { $0?.holds ?? false }, reports.compactMap(\.self).filter { !$0.holds })
    }

    /// Whether all facts hold right after the verdict. Uses the verdict's results again.
    package func holdNow(_ facts: Facts) async throws(EngineError) -> Bool {
        try await FactsLook(place: place, tried: tried).reports(on: facts, trying: .untilFailure).allSatisfy { $0?.holds ?? false }
    }

    private func verdict(
        on facts: Facts, of exercise: Exercise, again: Bool = true
    ) async throws(EngineError) -> (Judgement, failing: [FactReport]) {
        let seen = try await settled(facts)
        let state = FactsState(seen, of: facts)
        var reports = seen.compactMap(\.self)
        let failing = reports.filter { !$0.holds }
        let isUnjudged = failing.allSatisfy(\.isUnjudged)
        if let unjudged = failing.first(where: \.isBeyondEngine) ?? (isUnjudged ? failing.first : nil) {
            return (Judgement(verdict: .error, feedback: [FactSentence.feedback(of: unjudged)], facts: state), failing)
        }
        if failing.isEmpty {
            let right = FactSentence.right(state, tables: exercise.check?.comparedTables ?? [])
            return (Judgement(verdict: .pass, feedback: [right], facts: state), failing)
        }
        var mistake = try await recognized(among: exercise.mistakes)
        // Commands and mistakes are tried after the snapshot. If a container has ended meanwhile, they contradict it.
        if try await haveEnded(reports, facts) {
            if again { return try await verdict(on: facts, of: exercise, again: false) }
            mistake = nil
        }
        await addLastWords(to: &reports)
        if let earlier = try await earlierBuild(in: exercise), !earlier.isSaid(by: failing), !(mistake.map(earlier.isPart) ?? false) {
            let rest = FactSentence.wrong(reports.filter { $0.holds || !earlier.concerns($0) }, state)
            return (Judgement(verdict: .fail, feedback: [FactSentence.feedback(of: earlier)] + rest, facts: state), failing)
        }
        var feedback = FactSentence.wrong(reports, state, besides: mistake)
        if let mistake { feedback.insert(FactSentence.feedback(of: mistake, reports), at: 0) }
        return (Judgement(verdict: .fail, feedback: feedback, facts: state), failing)
    }

    /// What shows an earlier state of the answer, after a check has failed.
    private func earlierBuild(in exercise: Exercise) async throws(EngineError) -> EarlierBuild? {
        guard let engine = place.engine, exercise.check?.facts?.needsEngine == true else { return nil }
        return try await Observer(place: place.now, engine: engine).earlierBuild(in: exercise)
    }

    /// Whether a container has ended that ran when the facts were checked.
    private func haveEnded(_ reports: [FactReport], _ facts: Facts) async throws(EngineError) -> Bool {
        let now = try await FactsLook(place: place).reports(on: facts, trying: .never).compactMap(\.self)
        return now.contains { report in
            let before = reports.first { $0.subject == report.subject && $0.fact == report.fact }
            return switch report.flaw {
            case .ended(let end): end.container.phase == .exited && (before?.flaw == nil || before?.flaw == .stillRuns)
            default: before?.flaw == .stillRuns && report.flaw != .stillRuns
            }
        }
    }

    /// Repeats until all facts hold, or the result can't change without an action, or the time is up.
    private func settled(_ facts: Facts, trying: FactsLook.Trying = .always) async throws(EngineError) -> [FactReport?] {
        let start = ContinuousClock.now
        var reports: [FactReport?] = []
        var failedBefore = false
        var (lastFailing, lastChange) = ([FactReport](), start)
        var isLast = false
        // What to try next: everything, or only what a program that is starting may change.
        var next = trying
        while true {
            tried.forget()
            let seen = try await FactsLook(place: place, tried: tried).reports(on: facts, trying: next, evenIfYoung: isLast)
            reports = next == trying ? seen : zip(seen, reports).map { $0 ?? $1 }
            let failing = reports.compactMap(\.self).filter { !$0.holds }
            let isShaky = failing.isEmpty && reports.contains { $0?.mayStillExit ?? false }
            if failing.isEmpty, !isShaky, next != trying {
                next = trying
                continue
            }
            // A single command can fail because the engine was busy. What is wrong fails again.
            let isUnconfirmed = !failedBefore && !failing.isEmpty && failing.allSatisfy(\.subject.group.isTried)
            failedBefore = !failing.isEmpty
            // What a command finds on a server depends on what that server is about to do.
            let awaitsServer = failing.contains { $0.subject.group == .servers || $0.subject.group.isTried && place.servers != nil }
            if failing != lastFailing { (lastFailing, lastChange) = (failing, .now) }
            // Servers don't say whether anything is still to come. What has stayed the same for a while won't come.
            let isStill = awaitsServer && ContinuousClock.now - lastChange > max(.seconds(2), place.patience.facts / 5)
            let mayCome = !failing.isEmpty && !isStill && failing.allSatisfy { $0.mayChange || awaitsServer && $0.subject.group.isTried }
            let waited = (ContinuousClock.now - start) / .seconds(1)
            if isShaky || mayCome || isUnconfirmed, waited < place.patience.facts / .seconds(1), !isLast, !Task.isCancelled {
                // If canceled, the next look is the last.
                do { try await Task.sleep(for: .seconds(Self.pause(after: waited))) } catch { isLast = true }
                next = isLast || isShaky ? trying : trying.narrowed(to: failing)
            } else if isLast || !isShaky && next != .never {
                return reports
            } else {
                // Some commands and connections were never tried, or not since the other facts changed.
                (next, isLast) = (trying, true)
            }
        }
    }

    /// The declared mistake whose facts hold now; if several match, the one with the most facts.
    package func mistake(among mistakes: [Exercise.Mistake]) async throws(EngineError) -> Exercise.Mistake? {
        tried.forget()
        return try await recognized(among: mistakes)
    }

    /// Like `mistake(among:)`, but uses the verdict's results.
    private func recognized(among mistakes: [Exercise.Mistake]) async throws(EngineError) -> Exercise.Mistake? {
        let known = mistakes.compactMap { mistake in mistake.when.map { (mistake, $0) } }
            .sorted { $0.1.weight > $1.1.weight }
        for (mistake, facts) in known {
            if try await holdNow(facts) { return mistake }
        }
        return nil
    }

    /// Adds the last lines of output of a container that should be running but ended.
    private func addLastWords(to reports: inout [FactReport]) async {
        guard let engine = place.engine,
            let index = reports.firstIndex(where: \.isEnded), case .ended(var end) = reports[index].flaw,
            reports[index].subject.group == .containers
        else { return }
        do throws(EngineError) {
            let logs = try await engine.attempt(
                ["logs", "--tail", "8", reports[index].subject.name], within: .seconds(3), mergesErrors: true)
            if logs.isSuccess { end.lastWords = LogTail.end(of: logs.text.trimmed) }
            reports[index].flaw = .ended(end)
        } catch {
            // The verdict is complete without them.
        }
    }
}

extension Facts {
    /// How specific the facts are: their number.
    fileprivate var weight: Int { subjects.map(\.facts.count).reduce(0, +) }
}

extension FactsState {
    init(_ reports: [FactReport?], of facts: Facts) {
        let asked = facts.subjects.flatMap { subject in subject.facts.map { (FactWording.label(subject, $0), $0.location) } }
        let known = zip(asked, reports).map { asked, report in
            let standing: Standing = report.map { $0.holds ? .holds : $0.isUnjudged ? .unknown : .fails } ?? .unknown
            return (Item(wording: asked.0, standing: standing), asked.1)
        }
        // In the author's order; facts with the same label form one item.
        var items: [Item] = []
        for (item, _) in known.sorted(by: { ($0.1.line, $0.1.column) < ($1.1.line, $1.1.column) }) {
            if let index = items.firstIndex(where: { $0.wording == item.wording }) {
                items[index].standing = min(items[index].standing, item.standing)
            } else {
                items.append(item)
            }
        }
        var conflicts: [NameConflict] = []
        for case .taken(let conflict) in reports.compactMap({ $0?.flaw }) where !conflicts.contains(conflict) { conflicts.append(conflict) }
        self.init(items: items, conflicts: conflicts)
    }
}
