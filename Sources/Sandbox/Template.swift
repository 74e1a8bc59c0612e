package import Course

/// What a database is built from: layers of SQL, each identified by a hash of itself and all layers below it.
///
/// The data set is one layer, shared by lessons. A lesson's setup blocks are the next, and an exercise's the third. A layer is loaded once
/// into a template database, on top of a clone of the layer below.
package struct Template: Sendable, Equatable {
    package struct Layer: Sendable, Equatable {
        var scripts: [Script]
        /// Identifies the template that ends with this layer.
        var hash: String
    }

    package struct Script: Sendable, Equatable {
        var text: String
        /// Where the text starts, for error messages.
        var location: SourceLocation
    }

    /// Increase this when the way calf builds templates changes.
    private static let formatVersion = "1"

    package private(set) var layers: [Layer] = []

    /// An empty database.
    package init() {}

    /// A lesson's data. Only SQL setup blocks count; the others prepare a workspace.
    package init(lesson: Lesson, dataset: DatasetSource?) throws(SandboxError) {
        if let dataset {
            do throws(CourseError) {
                append([Script(text: try dataset.text(), location: SourceLocation(path: dataset.path, line: 1))])
            } catch {
                throw .dataset(error)
            }
        }
        self = adding(setup: lesson.setup)
    }

    /// The template with setup blocks on top, such as an exercise's.
    package func adding(setup: [CodeBlock]) -> Template {
        var template = self
        let scripts = setup.filter { $0.language == "sql" }.map { Script(text: $0.text, location: $0.location) }
        if !scripts.isEmpty { template.append(scripts) }
        return template
    }

    /// Identifies the content; equal content has equal hashes.
    package var hash: String { layers.last?.hash ?? Self.emptyHash }

    /// The template without its last layer.
    var below: Template {
        var template = self
        template.layers.removeLast()
        return template
    }

    private mutating func append(_ scripts: [Script]) {
        let hash = ContentHash(ofParts: [hash] + scripts.map(\.text)).hex(digits: 20)
        layers.append(Layer(scripts: scripts, hash: hash))
    }

    private static let emptyHash = ContentHash(ofParts: ["calf template", formatVersion]).hex(digits: 20)
}
