/** Pages, the JSON API, and who may come through which door. */
package org.foicasework.web;
