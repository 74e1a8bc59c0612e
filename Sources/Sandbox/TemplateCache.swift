package import Course
import Glibc
import Postgres
import SQLText

/// Findings about a template's data, kept for later processes: one file per finding, in one folder per template.
///
/// A file is valid only for the program that wrote it and for the database it describes. Any other file, or a damaged one, counts as
/// missing. Files are replaced atomically, so any number of processes can read and write them.
package struct TemplateCache: Sendable {
    /// The folder for all templates.
    let root: String
    let template: String
    /// The program, the server and the database that the findings depend on.
    let origin: [String]

    /// The maximum total size for all templates, in bytes. The oldest files are removed first.
    private static let maxBytes = 64 << 20
    private static let longest = 16 << 20
    private static let headerLength = 64

    /// The bytes stored under a key, or `nil` if there are none or they can't be trusted.
    package func bytes(for key: ContentHash) -> ArraySlice<UInt8>? {
        // An unreadable file counts as missing.
        guard let file = try? FileSystem.readBytes(path(key), limit: Self.longest), file.count >= Self.headerLength,
            file[..<Self.headerLength] == header(key, file[Self.headerLength...])[...]
        else { return nil }
        return file[Self.headerLength...]
    }

    /// Stores bytes under a key. A finding that isn't stored is computed again the next time.
    package func keep(_ bytes: [UInt8], for key: ContentHash) throws(SandboxError) {
        guard bytes.count < Self.longest - Self.headerLength else { return }
        try FileSystem.makeDirectories(folder)
        try FileSystem.write(header(key, bytes[...]) + bytes, to: path(key))
        try Self.limit(root)
    }

    private var folder: String { "\(root)/\(template)" }

    private func path(_ key: ContentHash) -> String { "\(folder)/\(name(key).hex(digits: 32))" }

    private func name(_ key: ContentHash) -> ContentHash { ContentHash(ofParts: origin + [key.hex]) }

    /// Identifies the finding, followed by a checksum.
    private func header(_ key: ContentHash, _ bytes: ArraySlice<UInt8>) -> [UInt8] {
        name(key).bytes + ContentHash(of: bytes).bytes
    }

    private static func limit(_ root: String) throws(SandboxError) {
        var files: [(path: String, bytes: Int, time: Int)] = []
        for folder in FileSystem.names(in: root) {
            for name in FileSystem.names(in: "\(root)/\(folder)") {
                let path = "\(root)/\(folder)/\(name)"
                if let status = FileSystem.status(path) { files.append((path, Int(status.st_size), status.st_mtim.tv_sec)) }
            }
        }
        var total = files.reduce(0) { $0 + $1.bytes }
        if total <= maxBytes { return }
        for file in files.sorted(by: { $0.time < $1.time }) where total > maxBytes / 2 {
            try FileSystem.remove(file.path)
            total -= file.bytes
        }
    }
}

extension Sandbox {
    /// Findings of earlier processes about this template's data. Loads the data if no process has yet.
    package func cache(of template: Template) async throws(SandboxError) -> TemplateCache {
        try await withLink { (link) async throws(SandboxError) in
            var database = try await identity(of: template, link)
            if database == nil {
                try await withBuilder(link) { (builder) async throws(SandboxError) in _ = try await ensure(template, builder, link) }
                database = try await identity(of: template, link)
            }
            // On a server provided by the user, settings that affect results may change, so findings expire after an hour.
            let hour = link.isEmbedded ? "" : String(time(nil) / 3600)
            let origin = [Self.program, "\(link.admin.serverVersion)", hour] + (database ?? [])
            return TemplateCache(root: templateCaches, template: template.hash, origin: origin)
        }
    }

    /// What tells a template's database from any other; `nil` if `ensure` has something to do.
    private func identity(of template: Template, _ link: ServerLink) async throws(SandboxError) -> [String]? {
        let row = try await link.admin.command(
            """
            SELECT shobj_description(oid, 'pg_database'), oid, (SELECT system_identifier FROM pg_control_system())
            FROM pg_database WHERE datname = \(SQL.literal(link.names.template(template.hash)))
            """
        ).rows.all.first
        guard let row, DatabaseComment(text: row[0] ?? "").age < 3600 else { return nil }
        return row[1...].compactMap(\.self)
    }

    /// The folder with the findings about all templates.
    nonisolated var templateCaches: String { directories.cache + "/templates" }

    /// Identifies this build of the program.
    private static let program: String = {
        var found = stat()
        // Without it, no stored finding can be trusted.
        guard stat("/proc/self/exe", &found) == 0 else { return "\(UInt64.random(in: .min ... .max))" }
        return "\(found.st_dev) \(found.st_ino) \(found.st_size) \(found.st_mtim.tv_sec) \(found.st_mtim.tv_nsec)"
    }()
}
