//! The two ways of reading agree, and every schema has a shape.

use super::shape::Document;

const ALL: [Document; 3] = [Document::Programme, Document::Cycle, Document::Journal];

#[test]
fn every_schema_has_a_shape() {
    super::compile::compile::<crate::model::Programme>().unwrap();
    super::compile::compile::<crate::model::Cycle>().unwrap();
    super::compile::compile::<crate::model::Journal>().unwrap();
    assert!(ALL.iter().all(|document| document.shape().is_some()));
}
