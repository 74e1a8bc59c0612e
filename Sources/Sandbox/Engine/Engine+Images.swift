import Synchronization

extension Engine {
    /// Fetches an image from its registry; `see` is told how many of its layers are there.
    package func pull(_ image: String, _ see: @escaping @Sendable (PullProgress) -> Void) async throws(EngineError) {
        let progress = Mutex(PullProgress())
        _ = try await watch(["pull", image], within: .seconds(3600)) { bytes in
            let changed: PullProgress? = progress.withLock { progress in
                let before = progress
                progress.read(bytes)
                return progress.hasSameCount(as: before) ? nil : progress
            }
            if let changed { see(changed) }
        }
    }

    /// Writes the images into one archive, whole or not at all: what is at `path` stays as it is until all is written.
    package func save(_ images: [String], to path: String) async throws {
        let draft = "\(path).calf-draft"
        // What a run that was killed has left.
        try FileSystem.remove(draft)
        try FileSystem.makeDirectory(draft)
        do {
            _ = try await run(["save", "-o", "\(draft)/images.tar"] + images, within: .seconds(3600))
            try FileSystem.move("\(draft)/images.tar", to: path)
            try FileSystem.remove(draft)
        } catch {
            try FileSystem.remove(draft)
            throw error
        }
    }

    /// Takes over all images of an archive; their names.
    package func load(from path: String) async throws(EngineError) -> [String] {
        let finished = try await run(["load", "-i", path], within: .seconds(3600))
        // "Loaded image: nginx:alpine", and of Podman "Loaded image(s): …".
        return finished.text.split(separator: "\n").compactMap { line in
            guard line.hasPrefix("Loaded image"), let colon = line.firstRange(of: ": ") else { return nil }
            return String(line[colon.upperBound...])
        }
    }

    /// What a failure of one of this engine's commands tells of.
    package func diagnosis(of error: EngineError) async -> EngineDiagnosis {
        EngineDiagnosis(error, at: await place(within: .seconds(5)), environment: environment)
    }
}

/// How far fetching an image has come, by what `docker pull` prints where no terminal is.
package struct PullProgress: Sendable, Equatable {
    private var layers: [String: Bool] = [:]
    private var rest: [UInt8] = []

    /// Nothing is known yet.
    package init() {}

    /// Layers that are there.
    package var done: Int { layers.values.count { $0 } }
    /// Layers of the image, as far as they are known.
    package var total: Int { layers.count }

    func hasSameCount(as other: PullProgress) -> Bool { done == other.done && total == other.total }

    /// Takes in what was printed.
    package mutating func read(_ bytes: [UInt8]) {
        rest += bytes
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            read(line: String(decoding: rest[..<end], as: UTF8.self))
            rest.removeSubrange(...end)
        }
    }

    private mutating func read(line: String) {
        // "3a1b2c4d5e6f: Pulling fs layer", and at last "3a1b2c4d5e6f: Pull complete" or "Already exists".
        guard let colon = line.firstRange(of: ": "), line[..<colon.lowerBound].count == 12,
            line[..<colon.lowerBound].allSatisfy(\.isHexDigit)
        else { return }
        let state = line[colon.upperBound...]
        layers[String(line[..<colon.lowerBound])] = state.hasPrefix("Pull complete") || state.hasPrefix("Already exists")
    }
}
