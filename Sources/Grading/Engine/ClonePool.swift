import Course
import Postgres
import Primitives
import Sandbox

/// A clone of a lesson's template, leased for one answer at a time.
struct CloneLease: Sendable {
    let database: ScratchDatabase
    let baseline: Baseline
    /// Whether another answer ran in it before and was rolled back.
    var isUsed = false
    /// Whether an earlier process used it.
    var isKept = false
    /// The session in which a script ran and was rolled back, for the next script with the same rights.
    var session: (purpose: SessionPurpose, session: PostgresSession)?
}

/// The clones on which answers are judged. Unchanged clones are reused.
actor ClonePool {
    private let sandbox: Sandbox
    /// Limits how many runs use the server at the same time.
    nonisolated let gate = Gate(places: 4)
    /// Serializes reads of data that all answers share, so that each is read once. A clone also takes a connection.
    private let readers = Gate(places: 1)
    private var idle: [(hash: String, lease: CloneLease)] = []
    private var caches: [String: TemplateCache] = [:]
    private var baseline: [String: Baseline] = [:]
    private var contents: [String: [String: TableContents]] = [:]
    private var models: [ModelKey: DataModel] = [:]

    private struct ModelKey: Hashable {
        var template: String
        var boundaries: Boundaries?
    }

    /// How many models are cached.
    private static let maxModels = 40

    /// How many idle clones are kept; of large ones, only one.
    private static let maxIdle = 4
    /// How long a session is kept open for another answer.
    private static let sessionLifetime = Duration.seconds(1)
    private var closing: Task<Void, Never>?

    init(sandbox: Sandbox) { self.sandbox = sandbox }

    /// Leases a clone exclusively, until `giveBack`.
    ///
    /// - Parameters:
    ///   - purpose: prefers clones with an open session for this purpose.
    ///   - isSmall: excludes clones that an earlier process used, which may have grown.
    func take(
        _ template: Template, for purpose: SessionPurpose? = nil, fresh: Bool = false, isSmall: Bool = false
    ) async throws -> CloneLease {
        let fitting = fresh ? [] : idle.indices.filter { idle[$0].hash == template.hash && !(isSmall && idle[$0].lease.isKept) }
        if let index = fitting.last(where: { idle[$0].lease.session?.purpose == purpose }) ?? fitting.last {
            return idle.remove(at: index).lease
        }
        let kept = fresh || isSmall || baseline[template.hash] == nil ? nil : try await sandbox.keptClone(of: template)
        let database = if let kept { kept } else { try await sandbox.clone(of: template) }
        do {
            return CloneLease(
                database: database, baseline: try await baseline(of: database), isUsed: kept != nil, isKept: kept != nil)
        } catch {
            await sandbox.release(database)
            throw error
        }
    }

    /// Leases a clone, with a session in it.
    ///
    /// - Parameter isShared: other scripts may have run in the session.
    func takeSession(
        _ template: Template, as purpose: SessionPurpose, fresh: Bool, isSmall: Bool, isShared: Bool
    ) async throws -> (CloneLease, PostgresSession) {
        var lease = try await take(template, for: isShared ? purpose : nil, fresh: fresh, isSmall: isSmall)
        if let (known, session) = lease.session {
            if isShared, known == purpose, await session.isOpen { return (lease, session) }
            lease.session = nil
            await sandbox.end(session)
        }
        do {
            return (lease, try await sandbox.session(on: lease.database, as: purpose))
        } catch {
            await giveBack(lease, isAsItWas: false)
            // An idle clone may have been lost when the server was stopped in the meantime.
            guard lease.isUsed else { throw error }
        }
        return try await takeSession(template, as: purpose, fresh: true, isSmall: isSmall, isShared: isShared)
    }

    /// Opens a session in a clone that an earlier process kept, for the answer that comes next.
    func openAhead(_ template: Template, as purpose: SessionPurpose) async {
        async let watching: Void = sandbox.prepareToWatch()
        do {
            if !idle.contains(where: { $0.hash == template.hash }), let database = try await sandbox.keptClone(of: template) {
                do {
                    let session = try await sandbox.session(on: database, as: purpose)
                    var lease = CloneLease(database: database, baseline: try await baseline(of: template), isKept: true)
                    lease.session = (purpose, session)
                    await giveBack(lease, isAsItWas: true)
                } catch {
                    await sandbox.release(database)
                    throw error
                }
            }
        } catch {
            // The same error is reported to those who need a clone.
        }
        await watching
    }

    /// Returns a clone; it is reused if it is unchanged.
    func giveBack(_ lease: CloneLease, isAsItWas: Bool) async {
        var lease = lease
        guard isAsItWas else { return await drop(lease) }
        lease.isUsed = true
        idle.append((lease.database.template.hash, lease))
        let most = await isLarge(lease.database.template) ? 1 : Self.maxIdle
        while idle.count > most { await drop(idle.removeFirst().lease) }
        if lease.session == nil { return }
        closing?.cancel()
        closing = Task {
            do { try await Task.sleep(for: Self.sessionLifetime) } catch { return }
            await endSessions()
        }
    }

    /// Whether its clones take so much disk space that answers take turns.
    func isLarge(_ template: Template) async -> Bool { await sandbox.isLarge(template) }

    private func drop(_ lease: CloneLease) async {
        if let (_, session) = lease.session { await sandbox.end(session) }
        await sandbox.release(lease.database)
    }

    /// Ends the sessions of idle clones.
    private func endSessions() async {
        let sessions = idle.compactMap(\.lease.session?.session)
        for index in idle.indices { idle[index].lease.session = nil }
        for session in sessions { await sandbox.end(session) }
    }

    /// The original contents of tables.
    func contents(of tables: Set<String>, in template: Template) async throws -> [String: TableContents] {
        try await readers.pass { try await readContents(of: tables, in: template) }
        return contents[template.hash] ?? [:]
    }

    private func readContents(of tables: Set<String>, in template: Template) async throws {
        let missing = tables.subtracting(contents[template.hash, default: [:]].keys)
        if missing.isEmpty { return }
        let read = try await reading(template) { session, baseline in
            let inspector = Inspector(session: session)
            try await inspector.prepare()
            // `uncover` changes tables, so it is rolled back.
            _ = try await session.query("BEGIN")
            try await inspector.uncover()
            let read = try await inspector.contents(of: missing, baseline.definitions)
            _ = try await session.query("ROLLBACK")
            return read
        }
        contents[template.hash, default: [:]].merge(read) { _, new in new }
    }

    /// Reads from a clone in a session of its own, and leaves the clone unchanged.
    private func reading<Result>(
        _ template: Template, _ read: (PostgresSession, Baseline) async throws -> Result
    ) async throws -> Result {
        let lease = try await take(template)
        do {
            let result = try await sandbox.withSession(on: lease.database, as: .reference()) { try await read($0, lease.baseline) }
            await giveBack(lease, isAsItWas: true)
            return result
        } catch {
            await giveBack(lease, isAsItWas: false)
            throw error
        }
    }

    /// The parts of a template's data that variants can change.
    ///
    /// - Parameter boundaries: the values that scripts compare with. Samples of the large tables they mention include rows near these.
    ///   `nil` reads all tables.
    func model(of template: Template, near boundaries: Boundaries? = nil) async throws -> DataModel {
        let key = ModelKey(template: template.hash, boundaries: boundaries)
        return try await readers.pass {
            if let known = models[key] { return known }
            let model = try await reading(template) { session, _ in
                try await Inspector(session: session).prepare()
                return try await DataReader(session: session, boundaries: boundaries).model()
            }
            if models.count >= Self.maxModels { models = [:] }
            models[key] = model
            return model
        }
    }

    /// The value an earlier process cached for a template's data, or else what `make` returns now.
    func kept<Value: Codable & Sendable>(
        _ key: ContentHash, in template: Template, _ make: @concurrent @Sendable () async throws -> Value
    ) async throws -> Value {
        let cache: TemplateCache
        if let known = caches[template.hash] {
            cache = known
        } else {
            cache = try await sandbox.cache(of: template)
            caches[template.hash] = cache
        }
        return try await Self.kept(key, in: cache, make)
    }

    @concurrent private static func kept<Value: Codable & Sendable>(
        _ key: ContentHash, in cache: TemplateCache, _ make: @concurrent @Sendable () async throws -> Value
    ) async throws -> Value {
        if let bytes = cache.bytes(for: key) {
            do { return try BinaryDecoder.value(in: bytes) } catch {
                // Compute it again.
            }
        }
        let value = try await make()
        do { try cache.keep(try BinaryEncoder.bytes(of: value), for: key) } catch {
            // A full disk, for example. The next process computes it again.
        }
        return value
    }

    /// The original definitions of a template's tables; `nil` if they have not been read yet.
    func definitions(of template: Template) -> Definitions? { baseline[template.hash]?.definitions }

    /// The contents of a fresh clone of a template.
    func baseline(of template: Template) async throws -> Baseline {
        if let known = baseline[template.hash] { return known }
        return try await readers.pass {
            if let known = baseline[template.hash] { return known }
            let read = try await kept(Self.baselineKey, in: template) { try await self.readBaseline(of: template) }
            baseline[template.hash] = read
            return read
        }
    }

    private static let baselineKey = ContentHash(of: "baseline")

    private func readBaseline(of template: Template) async throws -> Baseline {
        let lease = try await take(template)
        await giveBack(lease, isAsItWas: true)
        return lease.baseline
    }

    /// Drops a template's idle clones.
    func discardIdle(of template: Template) async {
        let unneeded = idle.filter { $0.hash == template.hash }
        idle.removeAll { $0.hash == template.hash }
        for entry in unneeded { await drop(entry.lease) }
    }

    /// Hands all idle clones over to later processes.
    func close() async {
        closing?.cancel()
        await endSessions()
        for entry in idle { await sandbox.keep(entry.lease.database) }
        idle = []
    }

    private func baseline(of database: ScratchDatabase) async throws -> Baseline {
        if let known = baseline[database.template.hash] { return known }
        let read = try await sandbox.withSession(on: database, as: .reference()) { try await Baseline(Inspector(session: $0)) }
        baseline[database.template.hash] = read
        return read
    }
}
