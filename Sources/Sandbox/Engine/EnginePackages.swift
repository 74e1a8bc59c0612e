/// The commands that install the engine and plugins on this system. Package names differ between distributions.
struct EnginePackages: Sendable, Equatable {
    var engine: String
    var compose: String
    var buildx: String

    /// The commands for this system, according to `/etc/os-release`.
    static let here: EnginePackages = {
        // If the file can't be read, use the method that works on all systems.
        let release = (try? FileSystem.readText("/etc/os-release")) ?? ""
        return EnginePackages(release: release, hasDockersOwn: FileSystem.exists("/var/lib/dpkg/info/docker-ce-cli.list"))
    }()

    /// - Parameters:
    ///   - release: The content of `/etc/os-release`.
    ///   - hasDockersOwn: Whether the packages come from Docker's own repository.
    init(release: String, hasDockersOwn: Bool) {
        var values: [Substring: Substring] = [:]
        for line in release.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1)
            if parts.count == 2 { values[parts[0]] = parts[1].filter { $0 != "\"" }[...] }
        }
        let install = "sudo apt-get install"
        let debian = values["ID"] == "debian" ? values["VERSION_ID"].flatMap { Int($0) } : nil
        let packages =
            if hasDockersOwn {
                ("\(install) docker-ce docker-ce-cli", "\(install) docker-compose-plugin", "\(install) docker-buildx-plugin")
            } else if values["ID"] == "ubuntu" {
                ("\(install) docker.io", "\(install) docker-compose-v2", "\(install) docker-buildx")
            } else if let debian, debian >= 13 {
                ("\(install) docker.io docker-cli", "\(install) docker-compose", "\(install) docker-buildx")
            } else {
                // Debian 12 only has Compose 1. Docker documents this method for all Linux systems.
                (
                    debian == nil ? "curl -fsSL https://get.docker.com | sh" : "\(install) docker.io",
                    Self.plugin("compose", "compose/releases/latest/download/docker-compose-linux-$(uname -m)"),
                    Self.plugin("buildx", "buildx/releases/download/v0.13.1/buildx-v0.13.1.linux-$(dpkg --print-architecture)")
                )
            }
        (engine, compose, buildx) = packages
    }

    private static func plugin(_ name: String, _ address: String) -> String {
        let file = "~/.docker/cli-plugins/docker-\(name)"
        return "mkdir -p ~/.docker/cli-plugins && curl -fsSL https://github.com/docker/\(address) -o \(file) && chmod +x \(file)"
    }
}
