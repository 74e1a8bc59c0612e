/// The result of an action.
package struct ActionReport: Sendable, Equatable {
    package var action: EngineAction
    /// Why the action failed; `nil` if it didn't.
    package var error: EngineError?

    package init(action: EngineAction, error: EngineError? = nil) {
        self.action = action
        self.error = error
    }
}
