import Glibc

/// The names and ports that all of this user's calf installations have reserved on one engine. The value holds a lock, so others wait. The
/// lock is released when the process ends, even if it crashes.
struct Reservations: ~Copyable {
    /// Who made a reservation.
    struct Owner: Hashable {
        /// Identifies the calf installation.
        var home: String
        /// `course/lesson`.
        var lesson: String
    }

    private struct Entry {
        var data: String
        var values: Set<String>
    }

    private let file: FileDescriptor
    private var entries: [Owner: Entry] = [:]

    /// Waits until no other process is choosing.
    static func take(for identity: String) async throws -> Reservations {
        let file = try await EngineLock.file(for: identity, "names") {}
        return try Reservations(file)
    }

    /// Reservations of data directories that no longer exist, and of checks that were killed, are dropped.
    private init(_ file: consuming FileDescriptor) throws(SandboxError) {
        let text = try FileSystem.readText(file, path: "names", limit: 16 << 20)
        self.file = file
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count > 3, !DataLabel.isAbandoned(path: fields[1]) else { continue }
            entries[Owner(home: fields[0], lesson: fields[2])] = Entry(data: fields[1], values: Set(fields[3...]))
        }
    }

    /// Whether another owner has reserved the name or port.
    func holds(_ value: String, besides owner: Owner) -> Bool {
        entries.contains { $0.key != owner && $0.value.values.contains(value) }
    }

    /// Replaces the owner's reservations.
    mutating func reserve(_ values: [String], for owner: Owner, data: String) throws(SandboxError) {
        entries[owner] = Entry(data: data, values: Set(values))
        let lines = entries.map { ([$0.home, $1.data, $0.lesson] + $1.values.sorted()).joined(separator: "\t") + "\n" }
        let bytes = Array(lines.sorted().joined().utf8)
        guard ftruncate(file.raw, 0) == 0, pwrite(file.raw, bytes, bytes.count, 0) == bytes.count else {
            throw .failure("write", "names")
        }
    }
}
