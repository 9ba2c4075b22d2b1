//! Passwords for the people of the test world. They have none of their own: hashing them
//! would cost every test.

use super::{Person, World};
use crate::team::{Password, hash_password};

impl World {
    /// Gives somebody a password, so that they can sign in.
    pub async fn give_password(&self, person: Person, password: &str) {
        let hash = hash_password(&Password::presented(password)).await.expect("a password can be hashed");
        sqlx::query("select system_set_password($1, $2, $3)")
            .bind(person.user())
            .bind(hash)
            .bind(self.desk().now())
            .execute(&self.desk().pools().pages)
            .await
            .expect("a password can be set");
    }
}
