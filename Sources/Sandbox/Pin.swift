import Glibc

/// The file by which `calf sandbox start` keeps the server running without clients, until `stop` or the machine's next start.
struct Pin {
    let path: String

    init(_ path: String) { self.path = path }

    /// Whether the pin was set since the machine was started.
    var isSet: Bool {
        // No file, no pin.
        guard let content = try? FileSystem.readText(path) else { return false }
        return content == Self.boot
    }

    /// Sets it where the keeper can read it, whoever that is.
    func set(for keeper: Account?) throws(SandboxError) { try FileSystem.write(Self.boot, to: path, owner: keeper) }

    func remove() { unlink(path) }

    // Without the system's number a pin holds across restarts.
    private static let boot = (try? FileSystem.readText("/proc/sys/kernel/random/boot_id")) ?? "-"
}
