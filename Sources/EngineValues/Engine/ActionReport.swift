/// The result of an action: its error, if any, and what has changed.
package struct ActionReport: Sendable, Equatable {
    package var action: EngineAction
    /// Why the action failed.
    package var error: EngineError?
    package var change: InventoryChange

    package init(action: EngineAction, error: EngineError? = nil, change: InventoryChange) {
        self.action = action
        self.error = error
        self.change = change
    }
}
