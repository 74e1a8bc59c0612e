extension Finding {
    /// Whether calf understands each setting of `config.yaml`.
    static let settings: @Sendable (Context) async -> [Finding] = { context in
        let errors = context.configuration.warnings
        if errors.isEmpty { return [Finding(name: "settings", state: .fine, says: context.configurationPath)] }
        return errors.map { Finding(name: "settings", state: .lacking, says: $0) }
    }
}
