import Progress
package import TutorCore

extension Message {
    /// Tells that an effect failed. What the user has to do something about stays on the screen.
    package static func trouble(from error: any Error) -> Message {
        let words = ErrorText.about(error)
        switch error {
        case ProgressError.damaged, ProgressError.foreign, ProgressError.newer, ProgressError.unreachable:
            return .alerted(Alert(title: "Your progress isn't saved", text: [words]))
        default: return .troubled(words)
        }
    }
}
