import Course
import Postgres
import Sandbox

/// Judges answers of two interleaved sessions.
actor MeetingJudge {
    private let sandbox: Sandbox
    private let twins: Twins
    private var meetings: [ContentHash: Task<Meeting, any Error>] = [:]

    /// How many solutions and mistakes are remembered.
    private static let mostMeetings = 100

    init(sandbox: Sandbox, twins: Twins) {
        self.sandbox = sandbox
        self.twins = twins
    }

    /// What was found out about an answer; no flaws where it is right.
    typealias Findings = (praise: [Finding], flaws: [Finding])

    func findings(on text: String, for exercise: Exercise, _ template: Template, grants: [String]) async throws -> Findings {
        let interleaving = Interleaving(text)
        if let flaw = interleaving.flaw { return ([], [flaw]) }
        let expected = try await reference(of: exercise, template, grants: grants)
        let meeting = try await trial(template, .learner(grants: grants), Limits()).meeting(of: interleaving)
        var findings = try await findings(on: meeting, expected, exercise.check, template)
        if findings.flaws.isEmpty { return findings }
        for mistake in exercise.mistakes where mistake.block.language == "sql" {
            let other = Interleaving(mistake.block.text)
            guard other.flaw == nil else { continue }
            let made = try await remembered("mistake", mistake.block.text, template, grants) { trial in
                try await trial.meeting(of: other)
            }
            let comparison = MeetingComparison(expected: made)
            guard comparison.isSame(as: meeting) else { continue }
            let tables = comparison.haveOtherVictims(meeting) ? [] : try await tables(meeting, made, nil, template)
            if tables.isEmpty {
                findings.flaws.insert(.mistake(mistake.message), at: 0)
                break
            }
        }
        return findings
    }

    /// What the solution's sessions do.
    private func reference(of exercise: Exercise, _ template: Template, grants: [String]) async throws -> Meeting {
        let interleaving = Interleaving(exercise.reference)
        if let flaw = interleaving.flaw { throw Unjudgeable(reason: .referenceFails(flaw.feedback.message)) }
        let meeting = try await remembered("solution", exercise.reference, template, grants) { trial in
            try await trial.meeting(of: interleaving)
        }
        if let failure = meeting.failure { throw Unjudgeable(reason: .referenceFails(failure.words)) }
        if let error = exercise.check?.error, !meeting.failures.contains(where: { $0.failure.sqlstate == error }) {
            throw Unjudgeable(reason: .referenceUnlike("error \(error) is expected, and neither session fails with it"))
        }
        return meeting
    }

    private func findings(on meeting: Meeting, _ expected: Meeting, _ check: Check?, _ template: Template) async throws -> Findings {
        if let failure = meeting.limit {
            let comparison = OutcomeComparison(expected: Expectation(outcome: Outcome(), aspects: Self.aspects(nil), order: .any))
            return ([], comparison.findings(on: Outcome(failure: failure)))
        }
        let comparison = MeetingComparison(expected: expected, check: check)
        let (right, flaws) = comparison.findings(on: meeting)
        var findings: Findings = ([.meetingRight(right)], [])
        // What was right is said once.
        for (index, flaw) in flaws.enumerated() { findings.flaws.append(.meeting(right: index == 0 ? right : [], flaw)) }
        let tooLarge = meeting.steps.contains { if case .tooLarge = $0.result { true } else { false } }
        if tooLarge { findings.flaws.append(.tooLarge(megabytes: Limits().bytes >> 20)) }
        if comparison.countsState, !comparison.haveOtherVictims(meeting) {
            findings.flaws += try await tables(meeting, expected, check, template)
        }
        return findings
    }

    /// What tables hold that they should not.
    private func tables(_ meeting: Meeting, _ expected: Meeting, _ check: Check?, _ template: Template) async throws -> [Finding] {
        let changed = (meeting.state?.rewritten ?? []).union(expected.state?.rewritten ?? []).union(check?.state ?? [])
        let unchanged = changed.isEmpty ? [:] : try await twins.contents(of: changed, in: template)
        let expectation = Expectation(outcome: Outcome(state: expected.state), aspects: Self.aspects(check), order: .any)
        return OutcomeComparison(expected: expectation, unchanged: unchanged).findings(on: Outcome(state: meeting.state))
    }

    /// Tables are what is left to compare.
    private static func aspects(_ check: Check?) -> Aspects {
        var check = check
        check?.error = nil
        return Aspects(check: check, givesRows: false, makesChanges: true)
    }

    private func trial(_ template: Template, _ purpose: SessionPurpose, _ limits: Limits) -> MeetingTrial {
        MeetingTrial(
            trial: Trial(
                sandbox: sandbox, twins: twins, template: template, purpose: purpose, limits: limits, look: Trial.Look(isNeeded: true)))
    }

    private func remembered(
        _ role: String, _ text: String, _ template: Template, _ grants: [String],
        _ make: @escaping @Sendable (MeetingTrial) async throws -> Meeting
    ) async throws -> Meeting {
        let key = ContentHash(ofParts: [role, text, template.hash, grants.joined(separator: ",")])
        if let known = meetings[key] { return try await known.value }
        if meetings.count >= Self.mostMeetings { meetings = [:] }
        let trial = trial(template, .reference(grants: grants), Limits(seconds: 30))
        let task = Task { try await make(trial) }
        meetings[key] = task
        do {
            return try await task.value
        } catch {
            // A server that was away may be back the next time.
            meetings[key] = nil
            throw error
        }
    }
}
