package import Course

/// What a database is made of: SQL in layers, each named by the hash of itself and all below.
///
/// The data set is one layer, so that lessons share it; a lesson's setup blocks are another, and an exercise's a third. A layer is loaded
/// once into a template database, on a clone of the one below.
package struct Template: Sendable, Equatable {
    package struct Layer: Sendable, Equatable {
        var scripts: [Script]
        /// The name of the template that ends with this layer.
        var hash: String
    }

    package struct Script: Sendable, Equatable {
        var text: String
        /// Where the text begins, for errors.
        var location: SourceLocation
    }

    /// Counts up when what calf does to a template changes.
    private static let formatVersion = "1"

    package private(set) var layers: [Layer] = []

    /// An empty database.
    package init() {}

    /// A lesson's data. Setup blocks in other languages than SQL prepare a workspace, not the database.
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

    /// With setup blocks on top, such as an exercise's.
    package func adding(setup: [CodeBlock]) -> Template {
        var template = self
        let scripts = setup.filter { $0.language == "sql" }.map { Script(text: $0.text, location: $0.location) }
        if !scripts.isEmpty { template.append(scripts) }
        return template
    }

    /// Names the content; equal for equal content.
    package var hash: String { layers.last?.hash ?? Self.emptyHash }

    /// Without its last layer.
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
