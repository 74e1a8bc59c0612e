extension EngineDiagnosis {
    /// What is wrong and what it means, for somebody who meets containers for the first time.
    package var explanation: String {
        switch self {
        case .commandMissing: "There is no 'docker' command on this machine, so containers can be read about and not run yet."
        case .engineMissing:
            "The 'docker' command is here, but it only passes orders on: the engine that runs containers is not installed."
        case .daemonStopped(let place):
            "The 'docker' command only passes orders on, and \(name(place.product)), which carries them out, is not running."
        case .elsewhere(let place, let found):
            "The 'docker' command looks for an engine at \(place.address). Nobody is there, but \(name(found.product)) is at \(found.address)."
        case .hostUnreachable(let place, let words):
            (place.isFromVariable
                ? "The variable DOCKER_HOST sends the 'docker' command to \(place.address), where no engine answers"
                : "The context '\(place.context)' sends the 'docker' command to \(place.address), where no engine answers")
                + (words.isEmpty ? "." : ": \(words)")
        case .hostMalformed(let words): "The variable DOCKER_HOST holds something that is no address: \(words)"
        case .contextMissing(let name):
            "The 'docker' command is told to use the context '\(name)', which does not exist (any more)."
        case .permissionDenied(let socket, let group, true):
            "The engine runs. You may use it as a member of the group '\(group ?? "docker")', but you have joined it after you logged in, "
                + "so the system does not let you at \(socket) yet."
        case .permissionDenied(let socket, let group, false):
            "The engine runs, but its socket \(socket) is open only to root"
                + (group.map { $0 == "root" ? "" : " and the members of the group '\($0)'" } ?? "") + ", and you are neither."
        case .notAnswering(let after):
            "The engine was reached and said nothing for \(after.components.seconds) s: it is there, and hangs or is overloaded."
        case .versionsApart(commandIsOlder: true): "The 'docker' command is too old for this engine."
        case .versionsApart(commandIsOlder: false): "The 'docker' command is newer than this engine understands."
        case .composeMissing:
            "'docker compose' is not installed, so lessons that start several containers together cannot be done yet."
        case .buildxMissing:
            "'docker buildx' is not installed. Images are built by the classic builder, which is enough for the lessons."
        case .diskFull(let path, let free):
            (free.map { $0 > 0 ? "The disk is nearly full (\($0 / 1_000_000) MB are left)" : "The disk is full" } ?? "The disk is full")
                + (path.isEmpty ? "" : " at \(path)") + ", so the engine has no room for images and containers."
        case .wrongArchitecture(let image, let isFor, let needs):
            "\(image.map { "The image \($0)" } ?? "The image") is made for another kind of processor"
                + (isFor.map { " (\($0)" + (needs.map { ", and this machine is \($0))" } ?? ")") } ?? "")
                + ": its programs cannot run here."
        case .noNetwork:
            "The registry that images come from cannot be reached: there is no network, or something in between does not let it through."
        case .pullLimit: "The registry has given this network as many images as it gives to people without an account, for now."
        case .imageUnknown(let image): "The registry has no image '\(image)' that everybody may fetch."
        case .other(let words): "The engine says: \(words)"
        }
    }

    /// The exact command that mends it; `nil` where no one command does.
    package var fix: String? {
        switch self {
        case .commandMissing, .engineMissing: EnginePackages.here.engine
        case .daemonStopped(let place): start(place.product)
        case .elsewhere(_, let found):
            found.context == "default" ? "export DOCKER_HOST=\(found.address)" : "docker context use \(found.context)"
        case .hostUnreachable(let place, _): place.isFromVariable ? "unset DOCKER_HOST" : "docker context use default"
        case .hostMalformed: "unset DOCKER_HOST"
        case .contextMissing: "docker context use default"
        case .permissionDenied(_, let group, true): "newgrp \(group ?? "docker")"
        case .permissionDenied(_, "root", false):
            "sudo groupadd -f docker && sudo usermod -aG docker \"$USER\" && sudo systemctl restart docker, then log out and in again"
        case .permissionDenied(_, let group, false): "sudo usermod -aG \(group ?? "docker") \"$USER\", then log out and in again"
        case .notAnswering: "sudo systemctl restart docker"
        case .versionsApart: EnginePackages.here.engine
        case .composeMissing: EnginePackages.here.compose
        case .buildxMissing: EnginePackages.here.buildx
        case .diskFull: "docker system df"
        case .wrongArchitecture(let image, _, let needs):
            image.map { "docker pull " + (needs.map { "--platform linux/\($0) " } ?? "") + $0 }
        case .noNetwork: "calf images load FILE"
        case .pullLimit: "docker login"
        case .imageUnknown, .other: nil
        }
    }

    private func name(_ product: EnginePlace.Product) -> String {
        switch product {
        case .engine: "the engine"
        case .rootless: "your own (rootless) engine"
        case .desktop: "Docker Desktop"
        case .podman: "Podman's service"
        case .colima(let profile): profile == "default" ? "Colima" : "Colima ('\(profile)')"
        case .remote: "an engine on another machine"
        }
    }

    private func start(_ product: EnginePlace.Product) -> String? {
        switch product {
        case .engine: EngineDiagnosis.startsServices ? "sudo systemctl start docker" : "sudo service docker start"
        case .rootless: "systemctl --user start docker"
        case .desktop: "systemctl --user start docker-desktop"
        case .podman: "systemctl --user start podman.socket"
        case .colima(let profile): profile == "default" ? "colima start" : "colima start \(profile)"
        case .remote: nil
        }
    }

    /// Whether this system's services are systemd's.
    private static var startsServices: Bool { FileSystem.isDirectory("/run/systemd/system") }
}
