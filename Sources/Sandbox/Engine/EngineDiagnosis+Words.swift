extension EngineDiagnosis {
    /// The problem and what it means, for someone new to containers.
    package var explanation: String {
        switch self {
        case .commandMissing: "No 'docker' command on this machine, so lessons can't run containers yet."
        case .engineMissing:
            "The 'docker' command is installed, but the engine that runs containers is not."
        case .daemonStopped(let place):
            "The 'docker' command is installed, but \(name(place.product)) is not running."
        case .unsupported(_, let product):
            (product.map { "The 'docker' command uses \($0)" } ?? "The 'docker' command isn't Docker's own")
                + ". calf supports only Docker Engine, including rootless mode."
        case .elsewhere(let place, let found):
            "No engine at \(place.address), where the 'docker' command looks for one. \(found.address) has one: \(name(found.product))."
        case .hostUnreachable(let place, let words):
            // An error's text doesn't name the context.
            (place.isFromVariable ? "DOCKER_HOST" : place.context == "default" ? "A context" : "The context '\(place.context)'")
                + " sends the 'docker' command to \(place.address), where no engine answers" + (words.isEmpty ? "." : ": \(words)")
        case .hostMalformed(let words): "DOCKER_HOST is not a valid address: \(words)"
        case .contextMissing(let name):
            "The 'docker' command is set to use the context '\(name)', which does not exist."
        case .permissionDenied(let socket, let group, true):
            "The engine is running, but this login can't use \(socket) yet: you joined the group '\(group ?? "docker")' after logging in."
        case .permissionDenied(let socket, let group, false):
            "The engine is running, but only root" + (group.map { $0 == "root" ? "" : " and the group '\($0)'" } ?? "")
                + " can use its socket \(socket)."
        case .notAnswering(let after):
            "The engine did not answer within \(after.components.seconds) s. It hangs or is overloaded."
        case .versionsApart(commandIsOlder: true): "The 'docker' command is too old for this engine."
        case .versionsApart(commandIsOlder: false): "The 'docker' command is too new for this engine."
        case .composeMissing:
            "'docker compose' is not installed. Lessons with several containers need it."
        case .buildxMissing:
            "'docker buildx' is not installed. The classic builder is enough for the lessons."
        case .diskFull(let path, let free):
            (free.map { $0 > 0 ? "The disk is nearly full (\($0 / 1_000_000) MB left)" : "The disk is full" } ?? "The disk is full")
                + (path.isEmpty ? "" : " at \(path)") + ", so the engine has no room for images and containers."
        case .wrongArchitecture(let image, let isFor, let needs):
            "\(image.map { "The image \($0)" } ?? "The image") is built for another processor"
                + (isFor.map { " (\($0)" + (needs.map { ", and this machine is \($0))" } ?? ")") } ?? "")
                + ", so its programs can't run here."
        case .noNetwork:
            "The image registry can't be reached. Check the network and the proxy."
        case .pullLimit: "You have reached the registry's download limit for users without an account. Try again later."
        case .imageUnknown(let image): "The registry has no public image '\(image)'."
        case .other(let words): "The engine says: \(words)"
        }
    }

    /// The exact command that fixes it, or `nil` if no single command does.
    package var fix: String? {
        switch self {
        case .commandMissing, .engineMissing: EnginePackages.here.engine
        case .daemonStopped(let place): start(place.product)
        case .unsupported(let place, .some) where place.isFromVariable: "unset DOCKER_HOST"
        case .unsupported(let place, .some) where place.context != "default": "docker context use default"
        case .unsupported: EnginePackages.here.engine
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
        case .remote: "an engine on another machine"
        }
    }

    private func start(_ product: EnginePlace.Product) -> String? {
        switch product {
        case .engine: EngineDiagnosis.startsServices ? "sudo systemctl start docker" : "sudo service docker start"
        case .rootless: "systemctl --user start docker"
        case .desktop: "systemctl --user start docker-desktop"
        case .remote: nil
        }
    }

    /// Whether systemd manages this system's services.
    private static var startsServices: Bool { FileSystem.isDirectory("/run/systemd/system") }
}
