import Grading
package import Progress
import TutorCore
package import Verdicts

extension Event.Verdict {
    /// The log's name for a verdict.
    package init(_ verdict: Verdict) {
        self =
            switch verdict {
            case .pass: .pass
            case .fail: .fail
            case .error: .error
            }
    }
}
