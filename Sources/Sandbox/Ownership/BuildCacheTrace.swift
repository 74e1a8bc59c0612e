import DockerCLI
import Glibc
import Primitives

/// Removes what the builds of calf's checks left in an engine's build cache.
///
/// The cache's records have no names and no labels, so time decides: a record is removed if it is new, and was created and last used while a
/// check was building. If someone else was building at other times, everything stays, because some of it may be theirs. All of a user's calf
/// processes keep one file per engine, and the last one removes the records: the others may still build on them.
package actor BuildCacheTrace {
    private let engine: Engine
    private let path: String
    /// Has a shared lock while this process may still build.
    private let file: FileDescriptor

    /// Starts a trace before the first build; `nil` if the engine doesn't list its cache.
    package init?(of engine: Engine, identity: String) async throws {
        self.engine = engine
        path = try EngineLock.path(for: identity + " build cache", "builds")
        file = try FileDescriptor(opening: path, O_RDWR | O_CREAT | O_NOFOLLOW | O_APPEND)
        if flock(file.raw, LOCK_EX | LOCK_NB) == 0 {
            guard let known = try await Self.records(of: engine) else { return nil }
            ftruncate(file.raw, 0)
            try Self.append(known.map { "known \($0.id)" }, to: file, path)
        }
        // Waits while another process lists the cache.
        while flock(file.raw, LOCK_SH | LOCK_NB) != 0 { try await Task.sleep(for: .milliseconds(50)) }
    }

    /// Records that a check was building in this period, by the engine's clock.
    package func add(_ period: ClosedRange<Double>) {
        // If this fails, some records stay in the cache, which is harmless.
        try? Self.append(["built \(period.lowerBound) \(period.upperBound)"], to: file, path)
    }

    /// Removes the records of all checks if no other process is checking.
    package func end() async {
        // If this fails, records stay in the cache, which is harmless.
        try? await remove()
    }

    private func remove() async throws {
        flock(file.raw, LOCK_UN)
        guard flock(file.raw, LOCK_EX | LOCK_NB) == 0 else { return }
        defer { flock(file.raw, LOCK_UN) }
        let lines = try FileSystem.readText(path, limit: 1 << 24).split(separator: "\n").map { $0.split(separator: " ") }
        let known = Set(lines.filter { $0.count == 2 }.map { String($0[1]) })
        let periods = lines.compactMap { words -> ClosedRange<Double>? in
            guard words.count == 3, let start = Double(words[1]), let end = Double(words[2]), start <= end else { return nil }
            return start...end + Self.ending
        }
        let new = try await Self.records(of: engine)?.filter { !known.contains($0.id) } ?? []
        guard !new.isEmpty, new.allSatisfy({ record in record.times.allSatisfy { time in periods.contains { $0.contains(time) } } }) else {
            return
        }
        let ids = new.map(\.id).joined(separator: "|")
        _ = try await engine.attempt(["builder", "prune", "--all", "--force", "--filter", "id=/^(\(ids))$/"], within: .seconds(60))
    }

    /// How long after a build its records may still be used, in seconds.
    private static let ending = 2.0

    private struct Record {
        var id: String
        /// When it was created and last used.
        var times: [Double]
    }

    /// The records of the cache; `nil` if the engine doesn't list them.
    private static func records(of engine: Engine) async throws -> [Record]? {
        let format = "{{range .BuildCache}}{{.ID}}\t{{.CreatedAt}}\t{{.LastUsedAt}}{{println}}{{end}}"
        var answer = try await engine.attempt(["system", "df", "--verbose", "--format", format], within: .seconds(60))
        // The engine answers only one such question at a time.
        for _ in 0..<100 where answer.errorText.contains("already running") {
            try await Task.sleep(for: .milliseconds(200))
            answer = try await engine.attempt(["system", "df", "--verbose", "--format", format], within: .seconds(60))
        }
        guard answer.isSuccess else { return nil }
        return answer.text.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: "\t").map(String.init)
            guard let id = fields.first, id.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else { return nil }
            return Record(id: id, times: fields.dropFirst().compactMap(EngineTime.seconds(of:)))
        }
    }

    private static func append(_ lines: [String], to file: borrowing FileDescriptor, _ path: String) throws(SandboxError) {
        var bytes = Array(lines.map { $0 + "\n" }.joined().utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { write(file.raw, $0.baseAddress, $0.count) }
            guard written > 0 else { throw .failure("write", path) }
            bytes = bytes.dropFirst(written)
        }
    }
}
