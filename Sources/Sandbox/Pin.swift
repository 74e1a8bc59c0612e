import Glibc

/// The file with which `calf sandbox start` keeps the server running without clients, until `stop` or the next reboot.
struct Pin {
    let path: String

    init(_ path: String) { self.path = path }

    /// Whether the pin was set since the machine booted.
    var isSet: Bool {
        // No file, no pin.
        guard let content = try? FileSystem.readText(path) else { return false }
        return content == Self.boot
    }

    /// Sets the pin in a file that the keeper's account can read.
    func set(for keeper: Account?) throws(SandboxError) { try FileSystem.write(Self.boot, to: path, owner: keeper) }

    func remove() { unlink(path) }

    // If the system has no boot ID, a pin survives reboots.
    private static let boot = (try? FileSystem.readText("/proc/sys/kernel/random/boot_id")) ?? "-"
}
