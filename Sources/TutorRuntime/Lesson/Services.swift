package import Course
import Facts
package import Grading
package import Progress
package import Sandbox
import TutorCore

/// The services that effects use, created by the program.
package struct Services: Sendable {
    package let catalog: Catalog
    package let progress: ProgressLog
    package let sandbox: Sandbox
    package let judge: Judge
    /// Judges exercises that are not SQL.
    package let work: WorkJudge
    /// The courses that the user trusts.
    let trust: Trust
    /// Whether the user trusted all courses in use at startup.
    let trustsAll: Bool
    /// The host ports of lessons.
    package let ports: LessonPorts
    /// Where lessons keep their files, and what they made in the engine.
    let directories: Directories
    /// The longest time of a review session.
    let reviewMinutes: Int
    /// The server whose database the scratchpad is open on, instead of a lesson's.
    let ownServer: OwnServer?

    package init(
        catalog: Catalog, progress: ProgressLog, sandbox: Sandbox, judge: Judge, trust: Trust, trustsAll: Bool, reviewMinutes: Int = 10,
        ownServer: OwnServer? = nil, directories: Directories? = nil
    ) {
        self.directories = directories ?? sandbox.directories
        self.catalog = catalog
        self.progress = progress
        self.sandbox = sandbox
        self.judge = judge
        work = WorkJudge(workshop: Workshop(sandbox: sandbox))
        self.trust = trust
        self.trustsAll = trustsAll
        self.reviewMinutes = reviewMinutes
        self.ownServer = ownServer
        ports = LessonPorts(self.directories)
    }

    /// Whether a course may run anything: only shipped courses and those that the user trusts.
    func isTrusted(_ directory: String) -> Bool { trustsAll || catalog.root.isShipped(directory) || trust.isTrusted(directory) }

    /// A lesson with the ports chosen for this learner.
    func lesson(_ summary: LessonSummary) throws -> Lesson { try ports.applied(to: catalog.lesson(summary)) }
}
