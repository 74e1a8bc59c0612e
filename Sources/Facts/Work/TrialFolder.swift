import Glibc
import Sandbox
import Synchronization

/// A data directory for something that is tried, so that it isn't mistaken for the learner's. It is named after its process, so that what a
/// killed process leaves behind is recognized.
struct TrialFolder: Sendable {
    let name: String
    let directories: Directories

    private static let count = Atomic<Int>(0)
    /// The suffix of folders whose trials create nothing on the engine.
    private static let withoutEngine = "-data"

    init(in sandbox: Sandbox, usesEngine: Bool) throws {
        let number = Self.count.wrappingAdd(1, ordering: .relaxed).newValue
        name = "\(getpid())-\(number)\(usesEngine ? "" : Self.withoutEngine)"
        let path = Self.all(in: sandbox) + "/" + name
        directories = Directories(data: path, cache: path, state: path, config: path)
        try directories.create()
    }

    private static func all(in sandbox: Sandbox) -> String { sandbox.directories.data + "/trying" }

    func remove() { Self.remove(directories.data) }

    // If calf is not root, files that containers created as another user may remain; they are in calf's own folder.
    private static func remove(_ path: String) { try? FileSystem.remove(path) }

    /// Removes what calf processes left behind when they were killed.
    static func tidy(_ workshop: Workshop) async throws {
        let all = all(in: workshop.sandbox)
        for name in FileSystem.names(in: all) {
            guard let pid = name.split(separator: "-").first.flatMap({ pid_t($0) }), kill(pid, 0) != 0, errno == ESRCH else { continue }
            let folder = all + "/" + name
            if let engine = workshop.engine, !name.hasSuffix(withoutEngine) {
                let record = EngineRecord(Directories(data: folder, cache: folder, state: folder, config: folder))
                _ = try await OwnedObjects.read(from: engine, record).remove(from: engine, record)
            }
            remove(folder)
        }
    }
}
