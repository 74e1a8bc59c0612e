package import EngineValues

/// Acts on objects.
extension EngineWatch {
    /// Runs the action's command, and lists everything again.
    package func perform(_ action: EngineAction) async -> ActionReport {
        var failure: EngineError?
        do throws(EngineError) {
            guard let engine else { throw .commandMissing }
            // Docker gives a container ten seconds to exit before killing it.
            _ = try await engine.run(action.arguments, within: .seconds(40))
        } catch {
            failure = error
        }
        await catchUp()
        return ActionReport(action: action, error: failure)
    }
}
