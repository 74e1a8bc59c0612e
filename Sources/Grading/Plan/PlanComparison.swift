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
        var findings: [Finding] = []
        for feature in asked.avoids.map(PlanFeature.init) {
            if let step = feature.step(of: plan, like: reference, exactly: true) { findings.append(.planHas(step, plan)) }
        }
        for feature in asked.uses.map(PlanFeature.init) where feature.step(of: plan, like: reference, exactly: false) == nil {
            findings.append(.planLacks(feature, plan))
        }
        if let share = asked.buffers, let starter, plan.buffers > Int(Double(starter.buffers) * share) {
            findings.append(.planReads(plan, before: starter, solution: reference?.buffers))
        }
        return findings
    }

    /// The findings on the plan of an outcome that is otherwise right, and the praise to give if there are none.
    func findings(on outcome: Outcome, _ praise: [Finding]) -> (findings: [Finding], praise: [Finding]) {
        guard let plan = outcome.plan else { return ([], praise) }
        return (findings(on: plan), praise + [.planRight(plan, before: starter)])
    }
}
