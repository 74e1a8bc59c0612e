package import Grading
package import Progress
import TutorCore

extension Event.Verdict {
    /// A verdict in the words of the log.
    package init(_ verdict: Verdict) {
        self =
            switch verdict {
            case .pass: .pass
            case .fail: .fail
            case .error: .error
            }
    }
}
