package import EngineValues

extension Engine {
    /// Pulls an image from its registry.
    package func pull(_ image: String) async throws(EngineError) { _ = try await run(["pull", image], within: .seconds(3600)) }

    /// Saves the images to one archive. docker replaces an existing file at `path` only once the new one is complete.
    package func save(_ images: [String], to path: String) async throws(EngineError) {
        _ = try await run(["save", "-o", path] + images, within: .seconds(3600))
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
