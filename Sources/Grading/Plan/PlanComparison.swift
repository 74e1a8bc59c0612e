import Course
import Postgres

/// Compares the plan of an answer's query with what the exercise asks of it.
struct PlanComparison {
    let asked: Check.Plan
    /// The plan of the solution's query.
    let reference: QueryPlan?
    /// The plan of the query that the learner began with.
    let starter: QueryPlan?

    /// What is not as asked for, the first thing first.
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
            if plan.buffers > most { findings.append(.planReads(most: most, facts)) }
        }
        return findings
    }

    /// The same of an outcome that is right in all else, with what is then to be said in its praise.
    func findings(on outcome: Outcome, _ praise: [Finding]) -> (findings: [Finding], praise: [Finding]) {
        guard let plan = outcome.plan else { return ([], praise) }
        return (findings(on: plan), praise + [.planRight(PlanFacts(plan, before: starter))])
    }
}

/// What is told of a plan.
struct PlanFacts: Sendable, Equatable {
    /// Pages that the query looks at now, and those that the starter's did.
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
