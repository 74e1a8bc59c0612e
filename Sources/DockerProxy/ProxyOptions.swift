/// What the proxy is for.
package struct ProxyOptions: Sendable {
    /// The engine's socket.
    package var engine: String
    /// The lesson, or the check, in the record.
    package var lesson: String
    package var record: Record
    /// Folders whose contents may be mounted.
    package var folders: [String]
    /// The settings that the lesson declares: `PidMode: host`.
    package var allowed: Set<String> = []
    /// The images that the lesson declares. Pulling one that the engine has changes nothing.
    package var images: Set<String> = []
    /// The labels for containers, networks, and volumes. They show whose they are in lists, and prove nothing.
    package var labels: [String: String] = [:]
    /// Reports each refusal, and what the client can't be told, as a sentence.
    package var notice: @Sendable (String) -> Void = { _ in }

    package init(engine: String, lesson: String, record: Record, folders: [String]) {
        self.engine = engine
        self.lesson = lesson
        self.record = record
        self.folders = folders
    }
}
