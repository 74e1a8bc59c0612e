import Glibc
import Sandbox
import TutorCore
import TutorRuntime

extension Finding {
    /// The folders calf writes to, and the free space there.
    static let directories: @Sendable (Context) async -> [Finding] = { context in
        let folder = context.directories.data
        do {
            try context.directories.create()
        } catch {
            return [Finding(name: "folders", state: .broken, says: ErrorText.about(error))]
        }
        var room = statvfs()
        guard statvfs(folder, &room) == 0 else { return [Finding(name: "folders", state: .fine, says: folder)] }
        let megabytes = (Int(room.f_bavail) * Int(room.f_frsize)) >> 20
        // A cluster takes about 40 MB, and a lesson with its template and spare clone about 60 MB.
        return [
            megabytes < 300
                ? Finding(
                    name: "folders", state: .lacking, says: "\(folder), only \(megabytes) MB free",
                    fix: "calf --data DIR, with a folder on a larger disk")
                : Finding(name: "folders", state: .fine, says: "\(folder), \(megabytes) MB free")
        ]
    }
}
