/// Why the files in an image's layers can't be listed.
package enum LayerFilesError: Error, Sendable, Equatable {
    case engine(EngineError)
    /// The engine's archive can't be read.
    case damaged
    /// Layers are compressed, as in containerd's image store.
    case compressed
    /// There are more files than a person would look through.
    case tooManyFiles
}
