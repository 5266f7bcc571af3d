'use strict';
// Draws both versions, marks in them what the words say, and leads from a word to its place in the picture.
(function () {
  const CLOSE = 0.9;
  const STEP = 60;
  // An arrow is too thin for a word.
  const SIGNS = { added: '+', removed: '\u2212', changed: '\u2260', rerouted: '\u21b7' };

  function Picture(figure, changes) {
    this.figure = figure;
    this.holder = figure.querySelector('.picture');
    this.lit = [];
    this.changes = changes;
  }

  Picture.prototype.draw = async function () {
    this.viewer = new BpmnJS({ container: this.holder });
    // The wheel belongs to the page.
    this.viewer.get('zoomScroll').toggle(false);
    this.canvas = this.viewer.get('canvas');
    try {
      await this.viewer.importXML(this.figure.querySelector('pre').textContent);
      this.whole();
      this.changes.forEach((change) => this.mark(change));
    } catch (problem) {
      this.holder.textContent = 'This picture cannot be drawn: ' + problem.message;
    }
    this.figure.dataset.drawn = 'yes';
  };

  Picture.prototype.whole = function () {
    this.canvas.zoom('fit-viewport', 'auto');
  };

  Picture.prototype.find = function (id) {
    return this.viewer.get('elementRegistry').get(id);
  };

  Picture.prototype.mark = function (change) {
    const version = this.figure.dataset.version;
    if ((change.kind === 'added' && version === 'before') || (change.kind === 'removed' && version === 'now')) {
      return;
    }
    let named = change.kind === 'moved';
    change.ids.map((id) => this.find(id)).filter(Boolean).forEach((element) => {
      this.canvas.addMarker(element.id, change.kind);
      if (element.children && element.children.length) {
        this.canvas.addMarker(element.id, 'around');
      }
      if (!named && element.parent) {
        this.name(element, change);
        named = true;
      }
    });
  };

  Picture.prototype.name = function (element, change) {
    const badge = document.createElement('div');
    badge.className = 'badge mark ' + change.kind;
    let left = 0;
    let top = -3;
    if (element.waypoints) {
      const half = Math.floor((element.waypoints.length - 1) / 2);
      const [one, other] = [element.waypoints[half], element.waypoints[half + 1]];
      left = (one.x + other.x) / 2 - Math.min(...element.waypoints.map((point) => point.x)) - 9;
      top = (one.y + other.y) / 2 - Math.min(...element.waypoints.map((point) => point.y)) - 4;
      badge.textContent = SIGNS[change.kind];
      badge.title = change.word;
    } else {
      badge.textContent = change.word;
    }
    this.viewer.get('overlays').add(element.id, { position: { left: left, top: top }, scale: { min: 0.8, max: 1.2 }, html: badge });
  };

  Picture.prototype.held = function (ids) {
    return ids.map((id) => this.find(id)).filter((element) => element && element.parent);
  };

  Picture.prototype.holds = function (ids) {
    return this.held(ids).length > 0;
  };

  Picture.prototype.light = function (ids) {
    this.lit.forEach((element) => this.canvas.removeMarker(element, 'lit'));
    this.lit = this.held(ids);
    this.lit.forEach((element) => this.canvas.addMarker(element, 'lit'));
    if (this.lit.length && !this.figure.hidden) {
      this.show(this.lit[0]);
    }
  };

  Picture.prototype.show = function (element) {
    const box = this.canvas.getGraphics(element).getBBox();
    const x = (element.x || 0) + (element.waypoints ? box.x : 0) + box.width / 2;
    const y = (element.y || 0) + (element.waypoints ? box.y : 0) + box.height / 2;
    const size = this.canvas.getSize();
    const width = size.width / CLOSE;
    const height = size.height / CLOSE;
    this.canvas.viewbox({ x: x - width / 2, y: y - height / 2, width: width, height: height });
  };

  async function begin(section) {
    const buttons = [...section.querySelectorAll('button[data-ids]')];
    const changes = buttons.map((button) => ({
      ids: button.dataset.ids.split(' '),
      kind: button.dataset.kind,
      word: button.querySelector('.mark').textContent,
    }));
    const pictures = [...section.querySelectorAll('figure')].map((figure) => new Picture(figure, changes));
    const rows = [...section.querySelectorAll('tr[data-row]')];
    const said = section.querySelector('.said');
    for (const picture of pictures) {
      await picture.draw();
      picture.figure.querySelectorAll('[data-zoom]').forEach((button) =>
        button.addEventListener('click', () => (button.dataset.zoom === 'all'
          ? picture.whole()
          : picture.canvas.zoom(picture.canvas.zoom() * Number(button.dataset.zoom)))));
      picture.holder.addEventListener('keydown', (event) => {
        const way = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] }[event.key];
        if (way && event.target === picture.holder) {
          picture.canvas.scroll({ dx: way[0], dy: way[1] });
          event.preventDefault();
        }
      });
    }
    buttons.forEach((button, number) => button.addEventListener('click', () => {
      buttons.forEach((other) => other.removeAttribute('aria-current'));
      button.setAttribute('aria-current', 'true');
      const holding = pictures.filter((picture) => picture.holds(changes[number].ids));
      if (holding.length && holding.every((picture) => picture.figure.hidden)) {
        section.querySelector('input[value="both"]').click();
      }
      pictures.forEach((picture) => picture.light(changes[number].ids));
      const inTable = rows.filter((row) => changes[number].ids.includes(row.dataset.row));
      rows.forEach((row) => row.classList.toggle('lit', inTable.includes(row)));
      const shown = holding.filter((picture) => !picture.figure.hidden);
      const where = shown.length === 2 ? 'both versions'
        : shown.length ? 'the ' + (shown[0].figure.dataset.version === 'now' ? 'new' : 'old') + ' version' : '';
      const place = shown.length ? shown[0].figure : inTable[0];
      if (place) {
        place.scrollIntoView({ block: 'nearest' });
      }
      said.textContent = inTable.length ? 'Shown in the table: ' + button.textContent.trim().replace(/\s+/g, ' ')
        : where ? 'Shown in ' + where + ': ' + button.textContent.trim().replace(/\s+/g, ' ')
        : 'This has no place in the picture.';
    }));
    section.querySelectorAll('.shown input').forEach((input) => input.addEventListener('change', () => {
      pictures.forEach((picture) => {
        picture.figure.hidden = input.value !== 'both' && input.value !== picture.figure.dataset.version;
      });
      section.querySelector('.pictures').classList.toggle('alone', input.value !== 'both');
      pictures.filter((picture) => !picture.figure.hidden).forEach((picture) => {
        picture.canvas.resized();
        picture.whole();
      });
    }));
  }

  document.querySelectorAll('section.file').forEach((section) => begin(section));
})();
