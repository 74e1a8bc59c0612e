package import Course
package import Grading
package import Progress
package import Sandbox
import TutorCore

/// What the tutor works with: made by the program, used by effects.
package struct Services: Sendable {
    package let catalog: Catalog
    package let progress: ProgressLog
    package let sandbox: Sandbox
    package let judge: Judge
    /// Judges exercises that are not SQL.
    package let work: WorkJudge
    let trust: CourseTrust

    package init(
        catalog: Catalog, progress: ProgressLog, sandbox: Sandbox, judge: Judge, trust: CourseTrust
    ) {
        self.catalog = catalog
        self.progress = progress
        self.sandbox = sandbox
        self.judge = judge
        work = WorkJudge(workshop: Workshop(sandbox: sandbox))
        self.trust = trust
    }
}
