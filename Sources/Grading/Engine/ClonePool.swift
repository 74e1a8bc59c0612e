import Postgres
import Sandbox

/// One of two identical copies of a lesson's data: a clone of its template, for one answer at a time.
struct CloneLease: Sendable {
    let database: ScratchDatabase
    let baseline: Baseline
    /// Another answer was judged in it before, and undone.
    var isUsed = false
}

/// The clones on which answers are judged. One that is as it was is kept for the next answer.
actor ClonePool {
    private let sandbox: Sandbox
    /// Through here goes each trial.
    nonisolated let gate = Gate(places: 4)
    /// Through here goes whoever reads what all answers share, and finds it read by whoever went before. A clone is a connection, too.
    private let readers = Gate(places: 1)
    private var idle: [(hash: String, lease: CloneLease)] = []
    private var baseline: [String: Baseline] = [:]
    private var contents: [String: [String: TableContents]] = [:]
    private var models: [String: DataModel] = [:]
    /// The templates whose tables are all small: what is read of them is the same for every exercise.
    private var wholeModels: [String: DataModel] = [:]

    /// How many samples of large tables are remembered.
    private static let mostModels = 40

    /// How many clones wait for the next answer.
    private static let mostIdle = 4

    init(sandbox: Sandbox) { self.sandbox = sandbox }

    /// A clone for one answer; nobody else has it until it is given back.
    func take(_ template: Template, fresh: Bool = false) async throws -> CloneLease {
        if !fresh, let index = idle.lastIndex(where: { $0.hash == template.hash }) { return idle.remove(at: index).lease }
        let database = try await sandbox.clone(of: template)
        do {
            return CloneLease(database: database, baseline: try await baseline(of: database))
        } catch {
            await sandbox.release(database)
            throw error
        }
    }

    /// Gives a clone back, for others if it is as it was.
    func giveBack(_ lease: CloneLease, isAsItWas: Bool) async {
        guard isAsItWas else { return await sandbox.release(lease.database) }
        var lease = lease
        lease.isUsed = true
        idle.append((lease.database.template.hash, lease))
        while idle.count > Self.mostIdle { await sandbox.release(idle.removeFirst().lease.database) }
    }

    /// What tables hold that no answer has touched.
    func contents(of tables: Set<String>, in template: Template) async throws -> [String: TableContents] {
        try await readers.pass { try await readContents(of: tables, in: template) }
        return contents[template.hash] ?? [:]
    }

    private func readContents(of tables: Set<String>, in template: Template) async throws {
        let missing = tables.subtracting(contents[template.hash, default: [:]].keys)
        if missing.isEmpty { return }
        let lease = try await take(template)
        var read: [String: TableContents] = [:]
        do {
            let session = try await sandbox.session(on: lease.database, as: .reference())
            let inspector = Inspector(session: session)
            try await inspector.prepare()
            // What is uncovered is as it was for whoever comes next.
            _ = try await session.query("BEGIN")
            try await inspector.uncover()
            for table in missing where lease.baseline.definitions.tables[table] != nil {
                read[table] = try await inspector.contents(of: table, columns: lease.baseline.definitions.columns(of: table))
            }
            _ = try await session.query("ROLLBACK")
            await sandbox.end(session)
        } catch {
            await giveBack(lease, isAsItWas: false)
            throw error
        }
        await giveBack(lease, isAsItWas: true)
        contents[template.hash, default: [:]].merge(read) { _, new in new }
    }

    /// The data of a template as far as it can be varied.
    ///
    /// - Parameter boundaries: what scripts compare with: of the large tables they mention, rows near it are among those that are read.
    ///   `nil` asks for all tables.
    func model(of template: Template, near boundaries: Boundaries? = nil) async throws -> DataModel {
        let key = template.hash + (boundaries?.key ?? "")
        if let known = wholeModels[template.hash] ?? models[key] { return known }
        return try await readers.pass { try await readModel(of: template, near: boundaries, key) }
    }

    private func readModel(of template: Template, near boundaries: Boundaries?, _ key: String) async throws -> DataModel {
        if let known = wholeModels[template.hash] ?? models[key] { return known }
        let lease = try await take(template)
        let model: DataModel
        do {
            let session = try await sandbox.session(on: lease.database, as: .reference())
            try await Inspector(session: session).prepare()
            model = try await DataReader(session: session, boundaries: boundaries).model()
            await sandbox.end(session)
        } catch {
            await giveBack(lease, isAsItWas: false)
            throw error
        }
        await giveBack(lease, isAsItWas: true)
        if model.isPartial || model.tables.contains(where: \.isSampled) {
            if models.count >= Self.mostModels { models = [:] }
            models[key] = model
        } else {
            wholeModels[template.hash] = model
        }
        return model
    }

    /// What the tables of a template look like before anybody touches them.
    func definitions(of template: Template) -> Definitions? { baseline[template.hash]?.definitions }

    /// What a fresh clone of a template holds.
    func baseline(of template: Template) async throws -> Baseline {
        if let known = baseline[template.hash] { return known }
        return try await readers.pass {
            if let known = baseline[template.hash] { return known }
            let lease = try await take(template)
            await giveBack(lease, isAsItWas: true)
            return lease.baseline
        }
    }

    /// Lets all clones go.
    func close() async {
        for entry in idle { await sandbox.release(entry.lease.database) }
        idle = []
    }

    private func baseline(of database: ScratchDatabase) async throws -> Baseline {
        if let known = baseline[database.template.hash] { return known }
        let session = try await sandbox.session(on: database, as: .reference())
        let read = try await Baseline(Inspector(session: session))
        await sandbox.end(session)
        baseline[database.template.hash] = read
        return read
    }
}
