import Course
import Postgres

/// Compares the plan of an answer's query with what the exercise requires of it.
struct PlanComparison {
    let asked: Check.Plan
    /// The plan of the solution's query.
    let reference: QueryPlan?
    /// The plan of the query that the learner started from.
    let starter: QueryPlan?

    /// What does not meet the requirements, most important first.
    private func findings(on plan: QueryPlan) -> [Finding] {
        let facts = PlanFacts(plan, before: starter)
        var findings: [Finding] = []
        for feature in asked.avoids.map(PlanFeature.init) {
            if let step = feature.step(of: plan, like: reference) { findings.append(.planHas(step, facts)) }
        }
        for feature in asked.uses.map(PlanFeature.init) where feature.stepOrItsLike(of: plan, like: reference) == nil {
            findings.append(.planLacks(feature, facts))
        }
        if let share = asked.buffers, let before = starter?.buffers {
            let most = Int(Double(before) * share)
            if plan.buffers > most { findings.append(.planReads(solution: reference?.buffers, facts)) }
        }
        return findings
    }

    /// The findings on the plan of an outcome that is otherwise right, and the praise to give if there are none.
    func findings(on outcome: Outcome, _ praise: [Finding]) -> (findings: [Finding], praise: [Finding]) {
        guard let plan = outcome.plan else { return ([], praise) }
        return (findings(on: plan), praise + [.planRight(PlanFacts(plan, before: starter))])
    }
}

/// The facts about a plan that feedback mentions.
struct PlanFacts: Sendable, Equatable {
    /// Pages that the query reads now, and that the starter's query read.
    var buffers: Int
    var before: Int?
    var wasSteered: Bool
    var excerpt: String

    init(_ plan: QueryPlan, before: QueryPlan?) {
        buffers = plan.buffers
        self.before = before?.buffers
        wasSteered = plan.wasSteered
        excerpt = plan.excerpt
    }
}
