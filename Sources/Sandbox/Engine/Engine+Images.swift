package import EngineValues
import Synchronization

extension Engine {
    /// Pulls an image from its registry. `see` receives the number of completed layers.
    package func pull(_ image: String, _ see: @escaping @Sendable (PullProgress) -> Void) async throws(EngineError) {
        let progress = Mutex(PullProgress())
        let lines = LineCollector()
        _ = try await watch(["pull", image], within: .seconds(3600)) { bytes in
            let changed: PullProgress? = progress.withLock { progress in
                let before = progress
                for line in lines.take(bytes) { progress.read(line) }
                return progress.hasSameCount(as: before) ? nil : progress
            }
            if let changed { see(changed) }
        }
    }

    /// Saves the images to one archive. An existing file at `path` is replaced only once the new one is complete.
    package func save(_ images: [String], to path: String) async throws {
        let draft = "\(path).calf-draft"
        // Left behind by a run that was killed.
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

    /// Loads all images from an archive, and returns their names.
    package func load(from path: String) async throws(EngineError) -> [String] {
        let finished = try await run(["load", "-i", path], within: .seconds(3600))
        // "Loaded image: nginx:alpine".
        return finished.text.split(separator: "\n").compactMap { line in
            guard line.hasPrefix("Loaded image"), let colon = line.firstRange(of: ": ") else { return nil }
            return String(line[colon.upperBound...])
        }
    }

    /// Diagnoses a failed command of this engine.
    package func diagnosis(of error: EngineError) async -> EngineDiagnosis {
        EngineDiagnosis(error, at: await place(within: .seconds(5)), environment: environment)
    }
}

/// The progress of a pull, read from what `docker pull` prints without a terminal.
package struct PullProgress: Sendable, Equatable {
    private var layers: [String: Bool] = [:]

    package init() {}

    /// The number of completed layers.
    package var done: Int { layers.values.count { $0 } }
    /// The number of the image's layers known so far.
    package var total: Int { layers.count }

    func hasSameCount(as other: PullProgress) -> Bool { done == other.done && total == other.total }

    /// Processes a printed line.
    package mutating func read(_ line: String) {
        // "3a1b2c4d5e6f: Pulling fs layer", and finally "3a1b2c4d5e6f: Pull complete" or "Already exists".
        guard let colon = line.firstRange(of: ": "), line[..<colon.lowerBound].count == 12,
            line[..<colon.lowerBound].allSatisfy(\.isHexDigit)
        else { return }
        let state = line[colon.upperBound...]
        layers[String(line[..<colon.lowerBound])] = state.hasPrefix("Pull complete") || state.hasPrefix("Already exists")
    }
}
