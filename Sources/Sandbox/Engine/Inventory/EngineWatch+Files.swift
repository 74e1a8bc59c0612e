import EngineValues
import Synchronization

/// Lists the files in an image's layers.
extension EngineWatch {
    /// Reports the files in each layer of this image, and nothing about any other; `nil` stops that.
    package func listFiles(of image: String?) {
        if files?.image == image { return }
        files?.task.cancel()
        files = image.map { image in (image, Task { await listFiles(of: image) }) }
    }

    private func listFiles(of image: String) async {
        let result = await files(of: image)
        if case .success(let layers) = result, !knownFiles.contains(where: { $0.image == image }) {
            knownFiles = knownFiles.suffix(EngineWatch.mostKnownFiles - 1) + [(image, layers)]
        }
        if !Task.isCancelled { tell(.files(image, result)) }
    }

    /// The number of images whose files are kept. An image's ID identifies its content, so the list never becomes outdated.
    private static let mostKnownFiles = 4

    private func files(of image: String) async -> Result<[LayerFiles], LayerFilesError> {
        if let known = knownFiles.first(where: { $0.image == image }) { return .success(known.layers) }
        guard let engine else { return .failure(.engine(.commandMissing)) }
        let reading = Reading()
        let reporting = Task { await report(reading, of: image) }
        defer { reporting.cancel() }
        return await Self.read(image, from: engine, into: reading)
    }

    /// Reports progress until the task is canceled.
    private func report(_ reading: Reading, of image: String) async {
        let start = ContinuousClock.now
        while !Task.isCancelled {
            tell(.readingFiles(image, reading.progress(seconds: Int((ContinuousClock.now - start).components.seconds))))
            try? await Task.sleep(for: .seconds(1))  // cut short when the listing ends
        }
    }

    private static func read(
        _ image: String, from engine: Engine, into reading: Reading
    ) async -> Result<[LayerFiles], LayerFilesError> {
        do throws(EngineError) {
            _ = try await engine.watch(["image", "save", image]) { reading.add($0) }
        } catch {
            return .failure(.engine(error))
        }
        return reading.result
    }

    /// Reads an archive on the thread on which it arrives.
    private final class Reading: Sendable {
        private let state = Mutex<Result<ImageArchive, LayerFilesError>>(.success(ImageArchive()))
        private let bytes = Atomic(0)

        func progress(seconds: Int) -> LayersProgress {
            let files = state.withLock { if case .success(let archive) = $0 { archive.entries } else { 0 } }
            return LayersProgress(seconds: seconds, bytes: bytes.load(ordering: .relaxed), files: files)
        }

        func add(_ chunk: [UInt8]) {
            bytes.add(chunk.count, ordering: .relaxed)
            state.withLock { state in
                guard case .success(var archive) = state else { return }
                // The only reference, so that nothing is copied.
                state = .failure(.damaged)
                do throws(LayerFilesError) {
                    try archive.add(chunk)
                    state = .success(archive)
                } catch {
                    state = .failure(error)
                }
            }
        }

        var result: Result<[LayerFiles], LayerFilesError> {
            state.withLock { state in
                state.flatMap { archive in
                    do throws(LayerFilesError) {
                        return .success(LayerFiles.list(try archive.result()))
                    } catch {
                        return .failure(error)
                    }
                }
            }
        }
    }
}
