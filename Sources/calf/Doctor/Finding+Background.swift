extension Finding {
    /// Work that failed while no one waited for it, such as tidying. The log has it.
    static let background: @Sendable (Context) async -> [Finding] = { context in
        let failures = context.log.lines().compactMap { line -> (time: Substring, reason: Substring)? in
            guard let found = line.firstRange(of: LogFile.backgroundFailure) else { return nil }
            return (line.prefix { $0 != " " }, line[found.upperBound...])
        }
        guard let last = failures.last else { return [] }
        let count = failures.count == 1 ? "once" : "\(failures.count) times"
        return [
            Finding(
                name: "background", state: .lacking, says: "work in the background failed \(count), last at \(last.time): \(last.reason)",
                fix: "if it keeps failing: calf sandbox destroy, which removes the lesson databases; the log is \(context.log.path)")
        ]
    }
}
