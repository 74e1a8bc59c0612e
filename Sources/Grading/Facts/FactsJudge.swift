package import Course
import Glibc
package import Sandbox

/// Judges answers that are commands and files by what exists afterwards: files, containers, images, networks, what answers and what happened.
///
/// What was typed is never looked at. What takes a moment is waited for; what will not change by itself is not.
package struct FactsJudge: Sendable {
    private let place: FactsPlace

    package init(place: FactsPlace) { self.place = place }

    /// How long something that may still come true is waited for.
    private static let patience = 15.0
    private static let interval = Duration.milliseconds(150)

    /// How the facts stand now, without waiting. With `trying`, commands are run and addresses asked as soon as all else holds.
    package func state(of facts: Facts, trying: Bool) async throws(EngineError) -> FactsState {
        FactsState(try await FactsLook(place: place).reports(on: facts, trying: trying ? .whenRest : .never), of: facts)
    }

    /// Judges what is there; always comes to a verdict.
    package func judge(_ exercise: Exercise) async -> Judgement {
        let start = ContinuousClock.now
        var judgement: Judgement
        if let facts = exercise.check?.facts {
            do throws(EngineError) {
                judgement = try await verdict(on: facts, mistakes: exercise.mistakes)
            } catch {
                judgement = Judgement(verdict: .error, feedback: [FactSentence.unjudged(error)])
            }
        } else {
            judgement = Judgement(verdict: .error, feedback: [FactSentence.unjudgedWithoutFacts])
        }
        judgement.milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
        return judgement
    }

    /// Whether all of them hold, waited for as a check does.
    package func hold(_ facts: Facts) async throws(EngineError) -> Bool { try await settled(facts).allSatisfy { $0?.holds ?? false } }

    /// Whether all of them hold at this moment.
    package func holdNow(_ facts: Facts) async throws(EngineError) -> Bool {
        try await FactsLook(place: place).reports(on: facts, trying: .always).allSatisfy { $0?.holds ?? false }
    }

    private func verdict(on facts: Facts, mistakes: [Exercise.Mistake]) async throws(EngineError) -> Judgement {
        var reports = try await settled(facts).compactMap(\.self)
        if let unjudged = reports.first(where: \.isUnjudged), reports.allSatisfy({ $0.holds || $0.isUnjudged }) {
            return Judgement(verdict: .error, feedback: [FactSentence.feedback(of: unjudged)])
        }
        if reports.allSatisfy(\.holds) { return Judgement(verdict: .pass, feedback: [FactSentence.right(reports)]) }
        await addLastWords(to: &reports)
        var feedback = FactSentence.wrong(reports)
        if let mistake = try await mistake(among: mistakes) { feedback.insert(Feedback(kind: .mistake, message: mistake.message), at: 0) }
        return Judgement(verdict: .fail, feedback: feedback)
    }

    /// Looks until all holds, or nothing will change any more by itself.
    private func settled(_ facts: Facts) async throws(EngineError) -> [FactReport?] {
        let deadline = ContinuousClock.now + .seconds(Self.patience)
        while true {
            let reports = try await FactsLook(place: place).reports(on: facts, trying: .always)
            let failing = reports.compactMap(\.self).filter { !$0.holds }
            let isShaky = failing.isEmpty && reports.contains { $0?.mayChange ?? false && $0?.fact.key == "running" }
            let mayCome = !failing.isEmpty && failing.allSatisfy(\.mayChange)
            guard isShaky || mayCome, ContinuousClock.now < deadline, !Task.isCancelled else { return reports }
            // Whoever cancels gets the last look.
            do { try await Task.sleep(for: Self.interval) } catch { return reports }
        }
    }

    /// The author's mistake whose facts hold; of several, the one that says most.
    func mistake(among mistakes: [Exercise.Mistake]) async throws(EngineError) -> Exercise.Mistake? {
        let known = mistakes.compactMap { mistake in mistake.when.map { (mistake, $0) } }
            .sorted { $0.1.weight > $1.1.weight }
        for (mistake, facts) in known {
            if try await holdNow(facts) { return mistake }
        }
        return nil
    }

    /// What a container said before it ended, where it should run.
    private func addLastWords(to reports: inout [FactReport]) async {
        guard let engine = place.engine,
            let index = reports.firstIndex(where: { if case .ended(let end) = $0.flaw { end.startError.isEmpty } else { false } }),
            case .ended(var end) = reports[index].flaw, reports[index].subject.group == .containers
        else { return }
        do throws(EngineError) {
            let logs = try await engine.attempt(
                ["logs", "--tail", "8", reports[index].subject.name], within: .seconds(3), mergesErrors: true)
            if logs.isSuccess { end.lastWords = logs.text.split(whereSeparator: \.isNewline).suffix(8).map(String.init) }
            reports[index].flaw = .ended(end)
        } catch {
            // The verdict stands without them.
        }
    }
}

extension Facts {
    /// How much it says: the number of facts.
    fileprivate var weight: Int { subjects.map(\.facts.count).reduce(0, +) }
}
